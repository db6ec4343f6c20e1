#include "app/report/html.h"

#include "app/present/tr.h"
#include "app/report/paper_ink.h"

namespace report {
namespace {

using present::fill;
using present::tr;

constexpr std::string_view style = R"(
:root{color-scheme:light}
body{font:15px/1.45 "Noto Sans","Liberation Sans","DejaVu Sans",sans-serif;color:#1d2126;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.9rem;line-height:1.2;margin:.1rem 0 .4rem}h2{font-size:1.3rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
.quiet,th,dt,caption,figcaption{color:#5c6066}
p{margin:.5rem 0;white-space:pre-line}
dl{display:grid;grid-template-columns:repeat(2,minmax(7rem,auto) 1fr);gap:.25rem 1rem;margin:.8rem 0}dd{margin:0}
header{border-bottom:1px solid #d3d5d8;padding-bottom:.6rem;margin-bottom:1.2rem}
table{border-collapse:collapse;width:100%;font-size:.88rem;margin:.3rem 0}
caption{caption-side:bottom;text-align:left;padding-top:.4rem}
th{text-align:left;vertical-align:bottom;border-bottom:1.5px solid #1d2126}td{vertical-align:top;border-bottom:1px solid #d3d5d8;white-space:pre-line}
th,td{padding:.3rem .75rem .3rem 0;overflow-wrap:anywhere}th:last-child,td:last-child{padding-right:0}
.c{text-align:center}.r{text-align:right}
svg{max-width:100%;height:auto}figure{margin:.8rem 0}
.sign{border-top:1px solid #1d2126;width:20rem;max-width:100%;margin-top:3.5rem;padding-top:.2rem;font-size:.85rem}
footer{margin-top:2.5rem;border-top:1px solid #d3d5d8;padding-top:.5rem;font-size:.78rem;color:#5c6066;overflow-wrap:anywhere}
.break{break-before:page;border:0;margin:2rem 0}
@media print{@page{margin:17mm}body{font-size:9.5pt;margin:0;max-width:none;padding:0}thead{display:table-header-group}tr,figure,.sign{break-inside:avoid}h2,h3{break-after:avoid}}
)";

std::string classOf(Tone tone) {
    switch (tone) {
    case Tone::deny:
        return "deny";
    case Tone::warn:
        return "warn";
    case Tone::safe:
        return "safe";
    case Tone::info:
        return "info";
    case Tone::accent:
        return "accent";
    case Tone::secondary:
    case Tone::hairline:
    case Tone::neutral:
        return "quiet";
    case Tone::text:
    case Tone::surface:
    case Tone::contrast:
        return {};
    }
    return {};
}

std::string attribute(std::string_view classes) {
    return classes.empty() ? std::string{} : " class=\"" + std::string{classes} + '"';
}

/// Each name is set in its own direction whatever stands beside it.
std::string isolated(std::string_view text) {
    return "<bdi>" + escaped(text) + "</bdi>";
}

struct Writer {
    std::string& out;

    void element(std::string_view name, std::string_view text, std::string_view classes = {}) const {
        out += '<';
        out += name;
        out += attribute(classes);
        out += '>';
        out += escaped(text);
        out += "</";
        out += name;
        out += ">\n";
    }
    void facts(const std::vector<Fact>& facts) const {
        out += "<dl>\n";
        for (const auto& fact : facts) {
            out += "<dt>" + escaped(fact.label) + "</dt><dd>" + isolated(fact.value) + "</dd>\n";
        }
        out += "</dl>\n";
    }

    void operator()(const Heading& heading) const { element(heading.level <= 1 ? "h2" : "h3", heading.text); }
    void operator()(const Paragraph& paragraph) const { element("p", paragraph.text, classOf(paragraph.tone)); }
    void operator()(const Facts& block) const { facts(block.facts); }
    void operator()(const Table& table) const {
        if (!table.title.empty()) {
            element("h3", table.title);
        }
        out += "<table>\n";
        if (!table.caption.empty()) {
            element("caption", table.caption);
        }
        const auto side = [&](std::size_t column) -> std::string {
            const auto align = table.columns[column].align;
            return align == Align::left ? "" : align == Align::right ? "r" : "c";
        };
        out += "<thead><tr>";
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            out += "<th scope=\"col\"" + attribute(side(i)) + '>' + escaped(table.columns[i].title) + "</th>";
        }
        out += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
            out += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                auto classes = side(i);
                if (const auto tone = classOf(row[i].tone); !tone.empty()) {
                    classes += (classes.empty() ? "" : " ") + tone;
                }
                out += "<td" + attribute(classes) + '>' + isolated(row[i].text) + "</td>";
            }
            out += "</tr>\n";
        }
        if (table.rows.empty()) {
            out += "<tr><td colspan=\"" + std::to_string(table.columns.size()) + "\" class=\"quiet\">" +
                   escaped(table.empty) + "</td></tr>\n";
        }
        out += "</tbody></table>\n";
    }
    void operator()(const PictureBlock& block) const { out += "<figure>" + svgOf(block.picture) + "</figure>\n"; }
    void operator()(const PageBreak&) const { out += "<hr class=\"break\">\n"; }
    void operator()(const SignatureLine& line) const { element("div", line.label, "sign quiet"); }
};

} // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
            break;
        }
    }
    return safe;
}

std::string renderHtml(const Document& document) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + escaped(document.language) +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                      "'unsafe-inline'\">\n<title>" +
                      escaped(document.title) + "</title>\n<style>";
    out += style;
    for (const auto tone : {Tone::deny, Tone::warn, Tone::safe, Tone::info, Tone::accent}) {
        out += "." + classOf(tone) + "{color:" + inkOf(tone).hex() + "}";
    }
    out += "\n</style>\n</head>\n<body>\n<header>\n";
    const Writer writer{out};
    if (!document.clinic.empty()) {
        writer.element("div", document.clinic, "quiet");
    }
    writer.element("h1", document.title);
    for (const auto& line : document.context) {
        writer.element("div", line, "quiet");
    }
    if (!document.facts.empty()) {
        writer.facts(document.facts);
    }
    out += "</header>\n<main>\n";
    for (const auto& block : document.blocks) {
        std::visit(writer, block);
    }
    out += "</main>\n<footer>\n";
    writer.element("div", document.clinic.empty() ? document.title : document.clinic + ", " + document.title);
    if (document.sequence != 0) {
        writer.element("div",
                       fill(tr("Trail entry {0}, head {1}"), {present::number(document.sequence), document.head}));
    }
    out += "</footer>\n</body>\n</html>\n";
    return out;
}

} // namespace report
