#include "app/present/scanner_settings.h"

#include "app/present/asking.h"
#include "app/present/finding_text.h"
#include "app/present/text.h"
#include "app/present/tr.h"
#include "model/scanner_check.h"

#include <algorithm>
#include <array>

namespace present {

namespace {

constexpr std::size_t longestExtra = 10; ///< characters of prefix, suffix and separator
constexpr std::size_t mostChanges = 8;   ///< shown, of up to 80

std::string keyboardName(const std::string& code) {
    struct Name {
        const char* code;
        const char* name;
    };
    static constexpr std::array names{
        Name{"us", "US (QWERTY)"},      Name{"gb", "UK (QWERTY)"},      Name{"de", "German (QWERTZ)"},
        Name{"ch", "Swiss (QWERTZ)"},   Name{"fr", "French (AZERTY)"},  Name{"es", "Spanish (QWERTY)"},
        Name{"it", "Italian (QWERTY)"}, Name{"se", "Swedish (QWERTY)"},
    };
    const auto found = std::find_if(names.begin(), names.end(), [&](const Name& name) { return code == name.code; });
    return found == names.end() ? code : tr(found->name);
}

/// "These change: y to z, z to y, / to - and 20 more."
std::string changesText(const model::ScannerCheck& check) {
    std::vector<std::string> parts;
    // Letters and digits say most.
    const auto plain = [](const std::string& c) {
        return c.size() == 1 && ((c[0] >= 'a' && c[0] <= 'z') || (c[0] >= '0' && c[0] <= '9'));
    };
    auto changes = check.changes;
    std::stable_sort(changes.begin(), changes.end(),
                     [&](const auto& left, const auto& right) { return plain(left.first) && !plain(right.first); });
    for (const auto& [sent, got] : changes) {
        if (parts.size() < mostChanges) {
            parts.push_back(fill(tr("{0} to {1}"), {sent, got}));
        }
    }
    if (changes.size() > mostChanges) {
        parts.push_back(counted(tr("{n, plural, one {# more} other {# more}}"),
                                static_cast<std::int64_t>(changes.size() - mostChanges)));
    }
    return fill(tr("These change: {0}."), {listed(parts)});
}

Message separatorMessage(const model::ScannerCheck& check) {
    switch (check.separator) {
    case model::SeparatorVerdict::good:
        return {tr("The scanner is good."),
                tr("Every character and every separator arrived as printed. Lots can be scanned on this computer."),
                Tone::safe};
    case model::SeparatorVerdict::text:
        return {tr("The scanner is good."),
                fill(tr("Every character arrived as printed. Separators arrive as {0}; from now on it is read as one. "
                        "Lots can be scanned on this computer."),
                     {check.separatorText}),
                Tone::safe};
    case model::SeparatorVerdict::unusable:
        return {tr("The separator cannot be told from a lot."),
                fill(tr("It arrives as {0}, which may stand in a lot too. Set the scanner to send FNC1 as GS (Ctrl+]), "
                        "or as #. Then scan the code again."),
                     {check.separatorText}),
                Tone::warn};
    case model::SeparatorVerdict::lost:
        break;
    }
    return {
        tr("The separator is lost."),
        tr("All letters, digits and signs are good, but the scanner leaves out what ends a lot. Set it to send FNC1 "
           "as GS (Ctrl+]), or as #. Then scan the code again."),
        Tone::warn};
}

Message resultOf(const model::ScannerCheck& check) {
    using model::ScannerVerdict;
    switch (check.verdict) {
    case ScannerVerdict::good:
        return separatorMessage(check);
    case ScannerVerdict::layout:
        return {fill(tr("Keyboards do not match: the scanner types as {0}, this computer reads {1}."),
                     {keyboardName(check.scannerKeyboard), keyboardName(check.computerKeyboard)}),
                changesText(check) +
                    fill(tr(" Set the scanner to {0} with the codes in its manual"),
                         {keyboardName(check.computerKeyboard)}) +
                    (check.capsLock ? tr(", and switch Caps Lock off.") : tr(".")) + tr(" Then scan the code again."),
                Tone::deny};
    case ScannerVerdict::capsLock:
        return {tr("Caps Lock is on: capitals and small letters change places."),
                tr("Switch it off, on the keyboard or in the scanner. Then scan the code again."), Tone::deny};
    case ScannerVerdict::caseLost:
        return {tr("All letters arrive in the same case."),
                tr("The scanner changes them. Switch its change of case off, then scan the code again."), Tone::deny};
    case ScannerVerdict::changed:
        return {tr("Some characters arrive as others."),
                changesText(check) + tr(" Set scanner and computer to the same keyboard, then scan the code again."),
                Tone::deny};
    case ScannerVerdict::cut:
        return {
            tr("Only a part of the code arrived."),
            tr("Scan it again, straight and close. If it stays so, let the scanner wait longer between characters."),
            Tone::warn};
    case ScannerVerdict::otherCode:
        break;
    }
    return {tr("This was another code."), tr("Scan the code on this page."), Tone::info};
}

} // namespace

ScannerSettings::ScannerSettings(Seat seat)
    : seat_{std::move(seat)}
    , worker_{seat_.ports} {
    refresh();
}

void ScannerSettings::refresh() {
    const auto setup = scannerSetup(seat_.ports);
    input_ = {setup.prefix, setup.suffix, setup.separator};
    render();
}

void ScannerSettings::arrived(const std::string& text) {
    const auto check = model::checkScanner(text);
    result_ = resultOf(check);
    problems_.clear();
    const bool itsCode =
        check.verdict != model::ScannerVerdict::otherCode && check.verdict != model::ScannerVerdict::cut;
    if (check.proven()) {
        const bool asText = check.separator == model::SeparatorVerdict::text;
        keepScannerSetup(seat_.ports, {seat_.access.today(), check.prefix, check.suffix,
                                       asText ? check.separatorText : std::string{}});
    } else if (itsCode) {
        forget(); // what was good once is not any more
    }
    refresh();
}

void ScannerSettings::arrivedSlowly(const std::string& text) {
    const auto check = model::checkScanner(text);
    if (!check.proven()) {
        arrived(text);
        return;
    }
    result_ = {
        tr("The characters are good, but they come too slowly."),
        tr("They cannot be told from typing. Set the scanner to less than 20 ms between characters, then scan the "
           "code again with the caret elsewhere."),
        Tone::warn};
    render();
}

void ScannerSettings::save(const ScannerInput& input) {
    problems_.clear();
    input_ = input;
    const auto tooLong = [&](const std::string& value, const char* field) {
        if (value.size() > longestExtra) {
            problems_.emplace(field, fill(tr("At most {0} characters."), {number(longestExtra)}));
        }
    };
    tooLong(input.prefix, "prefix");
    tooLong(input.suffix, "suffix");
    tooLong(input.separator, "separator");
    if (problems_.empty()) {
        const auto before = scannerSetup(seat_.ports);
        ScannerSetup setup{before.provenOn, input.prefix, input.suffix, input.separator};
        if (setup != before) {
            setup.provenOn.reset();
            keepScannerSetup(seat_.ports, setup);
            result_ = {tr("Saved."), tr("Scan the code now: what was changed must be proven."), Tone::info};
        }
    }
    render();
}

void ScannerSettings::forget() {
    auto setup = scannerSetup(seat_.ports);
    setup.provenOn.reset();
    keepScannerSetup(seat_.ports, setup);
    render();
}

void ScannerSettings::onPaper(ReportUse use, std::function<void(ScannerOnPaper)> then,
                              std::function<void(Message)> failed) {
    const auto fail = [failed = std::move(failed)](const std::string& why) {
        failed({tr("The code could not be put on paper."), why, Tone::deny});
    };
    using Made = model::Outcome<ReportStamp>;
    worker_.run<Made>([seat = seat_, use,
                       today = seat_.access.today()] { return stampReport(seat, use, "scanner-check", today, today); },
                      [this, then = std::move(then), fail](const Made& made) {
                          if (made) {
                              then({*made, view().code, view().steps});
                          } else {
                              fail(joined(made.problems()));
                          }
                      },
                      fail);
}

void ScannerSettings::tell(Message message) {
    result_ = std::move(message);
    render();
}

void ScannerSettings::render() {
    ScannerSettingsView next;
    next.title = tr("Scanner");
    const auto setup = scannerSetup(seat_.ports);
    next.canForget = setup.provenOn.has_value();
    next.state =
        setup.provenOn
            ? Message{fill(tr("Checked on this computer on {0}."), {longDay(*setup.provenOn, seat_.access.today())}),
                      tr("Check it again after a change of scanner, keyboard or language."), Tone::safe}
            : Message{tr("Not checked on this computer yet."),
                      tr("A wrong keyboard setting changes lots without a word. Until the scanner is checked, "
                         "each scanned lot must be compared with the print."),
                      Tone::warn};
    next.result = result_;
    next.steps = {tr("Hold the scanner a hand's breadth from the code."),
                  tr("Scan it. It does not matter where the caret stands."),
                  tr("Read what the program says, and change the scanner if it asks for that.")};
    next.code = model::calibrationCode();
    next.printable = may(seat_, "report.make");
    next.input = input_;
    next.problems = problems_;
    show(std::move(next));
}

} // namespace present
