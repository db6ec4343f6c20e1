#pragma once
// needlebookctl: the same use cases from a terminal. Answers on stdout, messages on stderr.

#include "db/access.h"
#include "model/udi.h"

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace cli {

enum class Exit { done = 0, fault = 1, refused = 2, denied = 3, notPermitted = 4, later = 5 };

/// What stands before the verb, and where answers go.
struct Context {
    std::filesystem::path store;
    std::string user;
    std::string passwordFile;
    bool json = false;
    std::ostream& out;
    std::ostream& err;
    std::istream& in;
};

struct InitOptions {
    std::string clinic, timeZone, owner;
    bool plain = false; ///< --no-encryption
};
struct DemoOptions {
    int clients = 400;
    int years = 2;
    std::uint64_t seed = 1;
};
struct ClientAddOptions {
    std::string given, family, birthDate, phone, email, street, city, postcode, allergies, language;
    bool evenIfDouble = false;
};
struct ClientImportOptions {
    std::string file, dates, duplicates;
    bool preview = false;
};
struct AssessOptions {
    std::string client, day, modality, indication, device, act = "start";
    std::vector<std::string> zones;
    bool screened = false;        ///< as if the questions of that day had been answered
    std::vector<std::string> yes; ///< and these with yes
};

struct ExposureOptions {
    std::string client, item, modality, depth, day, note;
    std::vector<std::string> zones;
    bool approximate = false, ongoing = false;
};
struct PlanOptions {
    AssessOptions what;
    std::string at, performer, room, reason;
    int minutes = 45;
};
struct ReplaceOptions {
    std::string session, client, reason;
};
struct InvalidateOptions {
    std::string session, reason;
};
struct HygieneOptions {
    std::string from, to, format, output, paper;
    bool names = false;
};
struct RuleImportOptions {
    std::string folder, reason, from;
    bool preview = false;
};

Exit init(Context& context, const InitOptions& options);
Exit recover(Context& context, const std::string& keyFile);
Exit demo(Context& context, const DemoOptions& options);
Exit clientAdd(Context& context, const ClientAddOptions& options);
Exit clientFind(Context& context, const std::string& text);
Exit clientShow(Context& context, const std::string& client);
Exit clientImport(Context& context, const ClientImportOptions& options);
Exit sessionAssess(Context& context, const AssessOptions& options);
Exit sessionRecord(Context& context, const std::string& file, bool again);
Exit sessionExample(Context& context);
Exit sessionShow(Context& context, const std::string& session);
Exit sessionImport(Context& context, const std::string& file);
Exit sessionPlan(Context& context, const PlanOptions& options);
Exit sessionReplace(Context& context, const ReplaceOptions& options);
Exit sessionInvalidate(Context& context, const InvalidateOptions& options);
Exit diary(Context& context, const std::string& from, const std::string& to);
Exit exposureAdd(Context& context, const ExposureOptions& options);
Exit exposureItems(Context& context);
Exit ruleList(Context& context, const std::string& part);
Exit ruleShow(Context& context, const std::string& id);
Exit ruleExport(Context& context, const std::string& folder);
Exit ruleImport(Context& context, const RuleImportOptions& options);
Exit ruleCheck(Context& context);
Exit reminderList(Context& context, const std::string& at, const std::string& set);
Exit udi(Context& context, const std::vector<std::string>& texts);
Exit auditVerify(Context& context);
Exit auditHygiene(Context& context, const HygieneOptions& options);
Exit check(Context& context);

/// Parses the command line and runs its verb. Nothing is thrown.
int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, std::istream& in);

} // namespace cli
