#include "app/present/ports.h"

#include <map>

namespace present {

Ports inlinePorts(db::Clock clock) {
    const auto notes = std::make_shared<std::map<std::string, std::string>>();
    Ports ports;
    ports.elapsed = [clock] { return std::chrono::floor<std::chrono::milliseconds>(clock().time_since_epoch()); };
    ports.now = std::move(clock);
    ports.inBackground = [](const Ports::Work& work) { work(); };
    ports.post = [](const Ports::Work& work) { work(); };
    ports.systemZone = [] { return std::string{"Europe/London"}; };
    ports.defaultFolder = [] { return std::filesystem::temp_directory_path() / "clinic.needlebook"; };
    ports.recall = [notes](const std::string& key) {
        const auto note = notes->find(key);
        return note == notes->end() ? std::string{} : note->second;
    };
    ports.remember = [notes](const std::string& key, const std::string& value) { (*notes)[key] = value; };
    return ports;
}

} // namespace present
