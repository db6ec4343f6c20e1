#include "app/present/entry_fields.h"

#include "app/present/text.h"
#include "app/present/tr.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace present {

namespace {

struct Leaf {
    std::vector<std::string> path;
    std::string value;
};

void putUtf8(std::string& out, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | (code >> 6));
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3f));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

/// Walks the text once and keeps each value with the names that lead to it. A full JSON library is for what comes from
/// outside; this reads only what the store has written.
class Walk {
public:
    Walk(std::string_view text, const RecordName& name)
        : text_{text}
        , name_{name} {}

    bool all(std::vector<Leaf>& leaves) {
        leaves_ = &leaves;
        skip();
        return at_ < text_.size() && text_[at_] == '{' && value(0) && (skip(), at_ == text_.size());
    }

private:
    static constexpr int deepest = 20;

    void skip() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
            ++at_;
        }
    }
    bool take(char wanted) {
        skip();
        if (at_ < text_.size() && text_[at_] == wanted) {
            ++at_;
            return true;
        }
        return false;
    }
    bool value(int depth) {
        skip();
        if (at_ >= text_.size() || depth > deepest) {
            return false;
        }
        switch (text_[at_]) {
        case '{':
            return object(depth);
        case '[':
            return list(depth);
        case '"': {
            std::string text;
            return string(text) && (leaf(std::move(text)), true);
        }
        default:
            break;
        }
        const auto begin = at_;
        while (at_ < text_.size() && std::string_view{",]} \n\t"}.find(text_[at_]) == std::string_view::npos) {
            ++at_;
        }
        leaf(std::string{text_.substr(begin, at_ - begin)});
        return at_ > begin;
    }
    bool object(int depth) {
        ++at_;
        if (take('}')) {
            return true;
        }
        do {
            std::string name;
            skip();
            if (!string(name) || !take(':')) {
                return false;
            }
            path_.push_back(std::move(name));
            if (!value(depth + 1)) {
                return false;
            }
            path_.pop_back();
        } while (take(','));
        return take('}');
    }
    bool list(int depth) {
        ++at_;
        std::string joined;
        int number = 0;
        if (take(']')) {
            leaf({});
            return true;
        }
        do {
            skip();
            if (at_ < text_.size() && text_[at_] == '"') {
                std::string text;
                if (!string(text)) {
                    return false;
                }
                joined += (joined.empty() ? "" : ", ") + readable(text);
                continue;
            }
            path_.push_back(std::to_string(++number));
            if (!value(depth + 1)) {
                return false;
            }
            path_.pop_back();
        } while (take(','));
        if (!joined.empty()) {
            leaf(std::move(joined));
        }
        return take(']');
    }
    bool string(std::string& out) {
        if (at_ >= text_.size() || text_[at_] != '"') {
            return false;
        }
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                return true;
            }
            if (c != '\\') {
                out += c;
            } else if (!escaped(out)) {
                return false;
            }
        }
        return false;
    }
    bool escaped(std::string& out) {
        if (++at_ >= text_.size()) {
            return false;
        }
        switch (text_[at_]) {
        case 'n':
            out += '\n';
            return true;
        case 't':
            out += '\t';
            return true;
        case 'r':
        case 'b':
        case 'f':
            out += ' ';
            return true;
        case 'u':
            break;
        default:
            out += text_[at_];
            return true;
        }
        std::uint32_t code = 0;
        if (!hex(code)) {
            return false;
        }
        std::uint32_t low = 0;
        if (code >= 0xd800 && code < 0xdc00 && text_.substr(at_ + 1, 2) == "\\u") {
            at_ += 2;
            if (!hex(low)) {
                return false;
            }
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        }
        putUtf8(out, code);
        return true;
    }
    bool hex(std::uint32_t& code) {
        const auto digits = text_.substr(std::min(at_ + 1, text_.size()), 4);
        const auto* const end = digits.data() + digits.size();
        at_ += 4;
        return digits.size() == 4 && std::from_chars(digits.data(), end, code, 16).ptr == end;
    }
    void leaf(std::string text) { leaves_->push_back({path_, readable(text)}); }

    static bool isCode(std::string_view text) {
        return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
               std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    }
    static bool isUid(std::string_view text) {
        return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-' &&
               text.find_first_not_of("0123456789abcdef-") == std::string_view::npos;
    }
    std::string readable(const std::string& text) const {
        if (text == "true") {
            return tr("yes");
        }
        if (text == "false") {
            return tr("no");
        }
        if (text == "null") {
            return {};
        }
        if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
            if (const auto day = typedDay(text)) {
                return dayWithYear(*day);
            }
        }
        if (text.size() >= 20 && text[10] == 'T' && text.back() == 'Z') {
            if (const auto day = typedDay(text.substr(0, 10))) {
                return fill(tr("{0} {1} UTC"), {dayWithYear(*day), text.substr(11, 8)});
            }
        }
        if (isUid(text)) {
            if (const auto called = name_ ? name_(text) : std::string{}; !called.empty()) {
                return called;
            }
            return fill(tr("record …{0}"), {text.substr(28)});
        }
        if (isCode(text)) {
            std::string plain = text;
            std::ranges::replace(plain, '-', ' ');
            return plain;
        }
        return text;
    }

    std::string_view text_;
    const RecordName& name_;
    std::size_t at_ = 0;
    std::vector<std::string> path_;
    std::vector<Leaf>* leaves_ = nullptr;
};

/// "maximumDepthMm" -> "maximum depth, mm".
std::string plainName(const std::string& name) {
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        if (std::isupper(c) != 0) {
            const bool unit = name.substr(i) == "Mm" || name.substr(i) == "Mg" || name.substr(i) == "Kg";
            plain += unit ? ", " : " ";
            plain += static_cast<char>(std::tolower(c));
        } else {
            plain += c == '-' ? ' ' : static_cast<char>(c);
        }
    }
    return plain;
}

std::string labelOf(const std::vector<std::string>& path) {
    std::string label;
    for (const auto& part : path) {
        const bool number = !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
        if (number && label.ends_with('s')) {
            label.pop_back(); // "Finding 1"
        }
        label += label.empty() ? "" : number ? " " : ", ";
        label += plainName(part);
    }
    return sentence(label);
}

} // namespace

std::optional<EntryContent> entryContent(const std::string& json, const RecordName& name) {
    std::vector<Leaf> leaves;
    if (!Walk{json, name}.all(leaves)) {
        return std::nullopt;
    }
    const auto isSide = [](const Leaf& leaf) {
        return leaf.path.size() > 1 && (leaf.path[0] == "new" || leaf.path[0] == "old");
    };
    const bool edit = !leaves.empty() && std::ranges::all_of(leaves, isSide);
    EntryContent content;
    if (!edit) {
        for (const auto& leaf : leaves) {
            content.fields.push_back({labelOf(leaf.path), leaf.value, {}, false});
        }
        return content;
    }
    std::map<std::vector<std::string>, std::pair<std::string, std::string>> sides; // now, before
    std::vector<std::vector<std::string>> order;
    for (const auto& leaf : leaves) {
        const std::vector<std::string> rest(leaf.path.begin() + 1, leaf.path.end());
        const auto [found, fresh] = sides.try_emplace(rest);
        if (fresh) {
            order.push_back(rest);
        }
        (leaf.path[0] == "new" ? found->second.first : found->second.second) = leaf.value;
    }
    for (const auto& path : order) {
        const auto& [now, before] = sides.at(path);
        if (now == before) {
            ++content.unchanged;
        } else {
            content.fields.push_back({labelOf(path), now, before, true});
        }
    }
    return content;
}

} // namespace present
