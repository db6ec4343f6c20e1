// Reports leave the store, so each one made is entered in the trail.

#include "db/access.h"
#include "db/account_rows.h"
#include "db/json_text.h"
#include "db/read_clinic.h"
#include "db/role_table.h"
#include "db/store_state.h"

namespace db {

model::Outcome<TrailMark> Access::noteReport(const ReportNote& note) {
    auto& state = *store_->state_;
    if (state.kind != StoreKind::live) {
        return model::Problem{"store", "old-copy", {}}; // a paper without an entry would prove nothing
    }
    return state.write([&](Connection& connection) -> model::Outcome<TrailMark> {
        const auto account = accountOf(connection, actor_.account());
        if (!account || account->disabled || !mayDo(account->roles, reportVerb)) {
            return model::Problem{"permission", "not-permitted", {std::string{reportVerb}}};
        }
        const auto payload = JsonText::object([&](JsonText& json) {
            json.field("kind", note.kind);
            json.field("from", note.first);
            json.field("until", note.last);
            json.field("format", note.format);
        });
        const auto subject = note.subject.text.empty() ? read::clinic(connection).uid : note.subject;
        const auto head = state.trail->append(state.now(), actor_.person().uid, reportVerb, subject, payload);
        return TrailMark{head.sequence, hexOf(head.hash)};
    });
}

} // namespace db
