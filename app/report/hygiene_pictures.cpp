#include "app/report/hygiene_pictures.h"

#include "app/present/text_days.h"
#include "app/present/tr.h"
#include "app/report/timeline_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace report {

namespace {

using present::fill;
using present::HygieneMonth;
using present::HygieneTrends;
using present::number;
using present::tr;

constexpr double type = 9;
constexpr double above = 14; ///< for the number upon the highest column
constexpr double plotHeight = 84;
constexpr double monthLine = 14; ///< below the columns
constexpr double keyLine = 16;   ///< what the colours mean
constexpr double widestColumn = 26;
constexpr double barHeight = 10;
constexpr double barStep = 20;

std::string monthAndYear(const HygieneMonth& month) {
    return fill(tr("{0} {1}"), {month.name, present::yearText(month.first)});
}

/// What one column is made of, from below.
struct Part {
    std::function<std::int64_t(const HygieneMonth&)> amount;
    Tone tone = Tone::accent;
    Hatch hatch = Hatch::none;
    std::string key; ///< "used"; empty where the title says it
};

class Columns {
public:
    Columns(const HygieneTrends& trends, double width)
        : months_{trends.months}
        , slot_{months_.empty() ? width : width / static_cast<double>(months_.size())} {
        picture.width = width;
        picture.height = above + plotHeight + monthLine;
    }

    double centre(std::size_t month) const { return slot_ * (static_cast<double>(month) + 0.5); }
    double baseline() const { return above + plotHeight; }
    double height(std::int64_t amount, std::int64_t most) const {
        return most == 0 ? 0 : plotHeight * static_cast<double>(amount) / static_cast<double>(most);
    }
    void label(Point at, std::string text, Tone tone, Align align = Align::centre, bool bold = false) {
        picture.shapes.emplace_back(Label{at, std::move(text), tone, align, type, bold, 0});
    }
    /// The base line and as many names of months as there is room for.
    void axis() {
        picture.shapes.emplace_back(Stroke{{{0, baseline()}, {picture.width, baseline()}}, Tone::hairline, 1, false});
        double widest = 0;
        for (const auto& month : months_) {
            widest = std::max(widest, estimatedWidth(month.name, type));
        }
        const auto each = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((widest + 4) / slot_)));
        for (std::size_t i = 0; i < months_.size(); i += each) {
            label({centre(i), baseline() + monthLine - 3}, months_[i].name, Tone::secondary);
        }
    }
    void columns(const std::vector<Part>& parts, const std::function<std::string(const HygieneMonth&)>& told) {
        std::int64_t most = 0;
        for (const auto& month : months_) {
            most = std::max(most, sum(month, parts));
        }
        const double wide = std::min(widestColumn, slot_ * 0.7);
        for (std::size_t i = 0; i < months_.size(); ++i) {
            double top = baseline();
            for (const auto& part : parts) {
                const double tall = height(part.amount(months_[i]), most);
                if (tall > 0) {
                    top -= tall;
                    picture.shapes.emplace_back(
                        Bar{{centre(i) - wide / 2, top, wide, tall}, part.tone, part.hatch, 0, false});
                }
            }
            const auto amount = number(sum(months_[i], parts));
            if (estimatedWidth(amount, type) <= slot_ + 4) {
                label({centre(i), top - 3}, amount, Tone::secondary);
            }
            picture.spots.push_back({{centre(i) - slot_ / 2, above, slot_, plotHeight},
                                     static_cast<std::int64_t>(i) + 1,
                                     fill(tr("{0}: {1}"), {monthAndYear(months_[i]), told(months_[i])})});
        }
    }
    void key(const std::vector<Part>& parts) {
        double x = 0;
        for (const auto& part : parts) {
            picture.shapes.emplace_back(Bar{{x, picture.height + keyLine - 11, 8, 8}, part.tone, part.hatch, 0, false});
            label({x + 12, picture.height + keyLine - 3}, part.key, Tone::secondary, Align::left);
            x += 12 + estimatedWidth(part.key, type) + 14;
        }
        picture.height += keyLine;
    }

    Picture picture;

private:
    static std::int64_t sum(const HygieneMonth& month, const std::vector<Part>& parts) {
        std::int64_t all = 0;
        for (const auto& part : parts) {
            all += part.amount(month);
        }
        return all;
    }

    const std::vector<HygieneMonth>& months_;
    double slot_;
};

Picture oneSeries(const HygieneTrends& trends, double width, std::int64_t HygieneMonth::*amount,
                  const std::string& words, Tone tone) {
    Columns plot{trends, width};
    plot.axis();
    plot.columns({{[amount](const HygieneMonth& month) { return month.*amount; }, tone, Hatch::none, {}}},
                 [amount](const HygieneMonth& month) { return number(month.*amount); });
    plot.picture.words = words;
    return std::move(plot.picture);
}

} // namespace

Picture cartridgesPicture(const HygieneTrends& trends, double width) {
    const std::vector<Part> parts{
        {[](const HygieneMonth& month) { return month.used; }, Tone::accent, Hatch::none, tr("used")},
        {[](const HygieneMonth& month) { return month.wasted; }, Tone::contrast, Hatch::none, tr("wasted")}};
    Columns plot{trends, width};
    plot.axis();
    plot.columns(parts, [](const HygieneMonth& month) {
        return fill(tr("{0} used, {1} wasted"), {number(month.used), number(month.wasted)});
    });
    plot.key(parts);
    plot.picture.words = tr("Cartridges used and wasted, month by month");
    return std::move(plot.picture);
}

Picture overridesPicture(const HygieneTrends& trends, double width) {
    return oneSeries(trends, width, &HygieneMonth::overrides, tr("Overrides, month by month"), Tone::accent);
}

Picture findingsPicture(const HygieneTrends& trends, double width) {
    return oneSeries(trends, width, &HygieneMonth::findings, tr("Findings, month by month"), Tone::accent);
}

Picture stockPicture(const HygieneTrends& trends, double width) {
    const auto& months = trends.months;
    std::int64_t most = 0;
    for (const auto& month : months) {
        most = std::max({most, month.onHand, month.used});
    }
    const auto last = months.empty() ? HygieneMonth{} : months.back();
    struct Line {
        std::int64_t HygieneMonth::*amount;
        Tone tone;
        std::string words;
        double y = 0;
    };
    std::array lines{Line{&HygieneMonth::onHand, Tone::accent, fill(tr("{0} on hand"), {number(last.onHand)})},
                     Line{&HygieneMonth::used, Tone::contrast, fill(tr("{0} used"), {number(last.used)})}};
    double room = 0;
    for (const auto& line : lines) {
        room = std::max(room, estimatedWidth(line.words, type, true) + 8);
    }
    Columns plot{trends, std::max(width - room, width / 2)};
    plot.axis();
    for (auto& line : lines) {
        Stroke stroke{{}, line.tone, 2, false};
        for (std::size_t i = 0; i < months.size(); ++i) {
            const Point at{plot.centre(i), plot.baseline() - plot.height(months[i].*line.amount, most)};
            stroke.points.push_back(at);
            plot.picture.shapes.emplace_back(Dot{at, 2.5, line.tone});
        }
        line.y = stroke.points.empty() ? plot.baseline() : stroke.points.back().y;
        if (stroke.points.size() > 1) {
            plot.picture.shapes.emplace_back(std::move(stroke));
        }
    }
    // Words at the ends of the lines; where these come together the words keep apart.
    auto& upper = lines[0].y <= lines[1].y ? lines[0] : lines[1];
    auto& lower = &upper == &lines[0] ? lines[1] : lines[0];
    constexpr double apart = 12;
    if (lower.y - upper.y < apart) {
        lower.y = std::min(upper.y + apart, plot.baseline());
        upper.y = lower.y - apart;
    }
    for (const auto& line : lines) {
        if (!months.empty()) {
            plot.label({plot.centre(months.size() - 1) + 8, line.y + 3}, line.words, line.tone, Align::left, true);
        }
    }
    for (std::size_t i = 0; i < months.size(); ++i) {
        const double half = i == 0 ? plot.centre(0) : (plot.centre(i) - plot.centre(i - 1)) / 2;
        plot.picture.spots.push_back(
            {{plot.centre(i) - half, above, 2 * half, plotHeight},
             static_cast<std::int64_t>(i) + 1,
             fill(tr("{0}: {1} on hand at its end, {2} used"),
                  {monthAndYear(months[i]), number(months[i].onHand), number(months[i].used)})});
    }
    plot.picture.width = width;
    plot.picture.words = tr("Cartridges on hand at the end of each month, and used in it");
    return std::move(plot.picture);
}

Picture wastePicture(const HygieneTrends& trends, double width) {
    Picture picture;
    picture.width = width;
    picture.words = tr("Cartridges wasted, by reason");
    double names = 0;
    std::int64_t most = 0;
    for (const auto& [reason, units] : trends.waste) {
        names = std::max(names, estimatedWidth(reason, type));
        most = std::max(most, units);
    }
    names = std::min(names + 8, width / 2);
    const double room = std::max(width - names - 30, 1.0); // the number stands behind the bar
    double y = 4;
    for (const auto& [reason, units] : trends.waste) {
        const double wide = most == 0 ? 0 : room * static_cast<double>(units) / static_cast<double>(most);
        picture.shapes.emplace_back(
            Label{{0, y + barHeight - 1.5}, reason, Tone::secondary, Align::left, type, false, names - 4});
        picture.shapes.emplace_back(Bar{{names, y, wide, barHeight}, Tone::contrast, Hatch::none, 0, false});
        picture.shapes.emplace_back(
            Label{{names + wide + 5, y + barHeight - 1.5}, number(units), Tone::text, Align::left, type, false, 0});
        picture.words += fill(tr("; {0}: {1}"), {reason, number(units)});
        y += barStep;
    }
    picture.height = std::max(y, 1.0);
    return picture;
}

} // namespace report
