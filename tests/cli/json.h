#pragma once
// One value of the JSON that the program answered with. The library behind it is slow to compile and stays in json.cpp.

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace support {

class Json {
public:
    Json();
    ~Json();
    Json(const Json&);
    Json& operator=(const Json&);

    /// Throws when it is not JSON; so do the others for what is not there or of another kind.
    static Json parse(std::string_view text);
    /// RFC 7396: fields of the patch replace those here, null removes one.
    Json patched(std::string_view mergePatch) const;

    Json at(const std::string& field) const;
    Json operator[](std::size_t place) const;
    std::vector<Json> items() const;
    bool contains(const std::string& field) const;
    std::size_t size() const;
    bool empty() const { return size() == 0; }
    bool isNull() const;

    std::string text() const;
    int whole() const;
    std::string dump() const;
    operator std::string() const { return text(); } // NOLINT: a uid is handed on as the next argument

    bool operator==(const Json& other) const;
    bool operator==(const std::string& text) const;
    bool operator==(const char* text) const;
    bool operator==(bool flag) const;
    bool operator==(int number) const;
    bool operator==(double number) const;

private:
    struct Held;
    explicit Json(Held held);
    std::shared_ptr<const Held> held_;
};

std::ostream& operator<<(std::ostream& out, const Json& value);

} // namespace support
