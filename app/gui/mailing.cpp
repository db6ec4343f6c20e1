#include "app/gui/mailing.h"

#include "app/deliver/mail_settings.h"
#include "app/deliver/mail_text.h"
#include "app/deliver/post_round.h"
#include "app/present/mailing.h"
#include "app/report/aftercare_sheet.h"

#include <utility>

namespace gui {

namespace {

model::Outcome<present::MailSample> sampleOf(const model::MailSettings& settings, const db::Clinic& clinic,
                                             const db::DueMail& due) {
    auto letter = deliver::letterFor(settings, clinic, due, std::nullopt, {});
    if (!letter) {
        return letter.problems();
    }
    return present::MailSample{std::move(letter->subject), std::move(letter->text)};
}

present::MailTried triedAs(const deliver::Delivery& delivery) {
    using Ending = present::MailTried::Ending;
    present::MailTried tried;
    switch (delivery.ending) {
    case deliver::Ending::accepted:
        tried.ending = Ending::sent;
        break;
    case deliver::Ending::temporary:
    case deliver::Ending::permanent:
        tried.ending = Ending::notSent;
        break;
    case deliver::Ending::unknown:
        tried.ending = Ending::unknown;
        break;
    }
    tried.why = deliver::whyOf(delivery);
    return tried;
}

model::Outcome<present::MailTried> sendOne(const model::MailSettings& settings, const db::Clinic& clinic,
                                           const db::DueMail& due, model::Instant now, std::stop_token stop) {
    const auto letter = deliver::letterFor(settings, clinic, due, std::nullopt, now);
    if (!letter) {
        return letter.problems();
    }
    const auto message = deliver::compose(*letter);
    if (!message) {
        return message.problems();
    }
    return triedAs(deliver::send(settings, *message, std::move(stop)));
}

present::MailRound sendRound(db::Access& access, const std::vector<model::ReminderId>& only, std::stop_token stop) {
    deliver::PostOptions options;
    options.only = only;
    options.sheet = [&access](model::SessionId session) -> std::optional<deliver::SheetAlong> {
        auto sheet = report::aftercareSheetForMail(access, session);
        if (!sheet) {
            return std::nullopt;
        }
        return deliver::SheetAlong{{std::move(sheet->fileName), std::move(sheet->pdf)}, std::move(sheet->record)};
    };
    const auto report = deliver::postRound(access, options, std::move(stop));
    present::MailRound round{std::string{model::code(report.held)}, report.why, {}};
    const bool barred = report.held == deliver::Held::oldCopy || report.held == deliver::Held::clock;
    if (barred && !access.postState().settings) {
        round.held = model::code(deliver::Held::off); // what would not go out anyway need not be told
    }
    for (const auto& item : report.items) {
        round.items.push_back({item.outcome, item.why});
    }
    return round;
}

} // namespace

std::shared_ptr<const present::Mailing> newMailing() {
    auto mailing = std::make_shared<present::Mailing>();
    const auto words = deliver::defaultMailTemplate();
    mailing->usual.subject = words.subject;
    mailing->usual.body = words.text;
    mailing->usual.port = deliver::usualPort(mailing->usual.security);
    mailing->usualPort = deliver::usualPort;
    mailing->check = [](const model::MailSettings& settings) { return deliver::check(settings); };
    mailing->sample = sampleOf;
    mailing->send = sendOne;
    mailing->round = sendRound;
    return mailing;
}

} // namespace gui
