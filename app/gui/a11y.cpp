#include "app/gui/a11y.h"

#include "app/gui/strings.h"

#include <gtk/gtk.h>

#include <wx/anybutton.h>
#include <wx/dataview.h>
#include <wx/stattext.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace gui {
namespace {

GtkWidget* widget(const wxWindow& window) {
    return window.GetHandle();
}

/// wxDataViewCtrl's handle is the scrolled window around the tree.
GtkWidget* readable(const wxWindow& window) {
    if (const auto* list = dynamic_cast<const wxDataViewCtrl*>(&window)) {
        return const_cast<wxDataViewCtrl*>(list)->GtkGetTreeView();
    }
    return widget(window);
}

// --- cells that are cut
// -----------------------------------------------------------------------------------------------

/// Under the pointer a text that ends in "…" is told whole.
gboolean tellWhole(GtkWidget* widget, gint x, gint y, gboolean byKeyboard, GtkTooltip* tip, gpointer) {
    auto* const tree = GTK_TREE_VIEW(widget);
    gint treeX = 0;
    gint treeY = 0;
    gtk_tree_view_convert_widget_to_bin_window_coords(tree, x, y, &treeX, &treeY);
    GtkTreePath* path = nullptr;
    GtkTreeViewColumn* column = nullptr;
    if (byKeyboard != FALSE ||
        gtk_tree_view_get_path_at_pos(tree, treeX, treeY, &path, &column, nullptr, nullptr) == FALSE) {
        return FALSE;
    }
    bool cut = false;
    GtkTreeIter row{};
    auto* const model = gtk_tree_view_get_model(tree);
    if (gtk_tree_model_get_iter(model, &row, path) != FALSE) {
        gtk_tree_view_column_cell_set_cell_data(column, model, &row, FALSE, FALSE);
        GList* const cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(column));
        for (GList* at = cells; at != nullptr; at = at->next) {
            gchar* text = nullptr;
            gint natural = 0;
            auto* const cell = static_cast<GtkCellRenderer*>(at->data);
            if (GTK_IS_CELL_RENDERER_TEXT(cell)) {
                g_object_get(cell, "text", &text, nullptr);
                gtk_cell_renderer_get_preferred_width(cell, widget, nullptr, &natural);
            }
            if (text != nullptr && natural > gtk_tree_view_column_get_width(column)) {
                gtk_tooltip_set_text(tip, text);
                cut = true;
            }
            g_free(text);
        }
        g_list_free(cells);
    }
    if (cut) {
        gtk_tree_view_set_tooltip_cell(tree, tip, path, column, nullptr);
    }
    gtk_tree_path_free(path);
    return cut ? TRUE : FALSE;
}

// --- the pill cell ---------------------------------------------------------------------------------------------------

using RenderCell = void (*)(GtkCellRenderer*, cairo_t*, GtkWidget*, const GdkRectangle*, const GdkRectangle*,
                            GtkCellRendererState);
RenderCell renderText = nullptr; // GtkCellRendererText's own

gboolean isBackground(PangoAttribute* attribute, gpointer) {
    return attribute->klass->type == PANGO_ATTR_BACKGROUND ? TRUE : FALSE;
}

void roundedRectangle(cairo_t* cairo, double x, double y, double width, double height, double radius) {
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - radius, y + radius, radius, -std::numbers::pi / 2, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, std::numbers::pi / 2);
    cairo_arc(cairo, x + radius, y + height - radius, radius, std::numbers::pi / 2, std::numbers::pi);
    cairo_arc(cairo, x + radius, y + radius, radius, std::numbers::pi, std::numbers::pi * 3 / 2);
    cairo_close_path(cairo);
}

/// Takes the background out of the cell's attributes, paints it as a pill behind the words, lets GTK draw the words.
void renderPill(GtkCellRenderer* cell, cairo_t* cairo, GtkWidget* tree, const GdkRectangle* background,
                const GdkRectangle* area, GtkCellRendererState flags) {
    PangoAttrList* attributes = nullptr;
    gchar* text = nullptr;
    g_object_get(cell, "attributes", &attributes, "text", &text, nullptr);
    PangoAttrList* const fills =
        attributes != nullptr ? pango_attr_list_filter(attributes, isBackground, nullptr) : nullptr;
    if (fills != nullptr && text != nullptr) {
        PangoAttrIterator* const first = pango_attr_list_get_iterator(fills);
        PangoAttribute* found = nullptr;
        do {
            found = pango_attr_iterator_get(first, PANGO_ATTR_BACKGROUND);
        } while (found == nullptr && pango_attr_iterator_next(first) != FALSE);
        if (found != nullptr) {
            const PangoColor colour = reinterpret_cast<PangoAttrColor*>(found)->color;
            PangoLayout* const layout = gtk_widget_create_pango_layout(tree, text);
            pango_layout_set_attributes(layout, attributes);
            int width = 0;
            int height = 0;
            pango_layout_get_pixel_size(layout, &width, &height);
            g_object_unref(layout);
            gint xpad = 0;
            gfloat xalign = 0;
            g_object_get(cell, "xpad", &xpad, "xalign", &xalign, nullptr);
            const int room = area->width - 2 * xpad;
            const double left = area->x + xpad + (width < room ? static_cast<double>(xalign) * (room - width) : 0.0);
            const double tall = height + 4.0;
            cairo_save(cairo);
            cairo_set_source_rgb(cairo, colour.red / 65535.0, colour.green / 65535.0, colour.blue / 65535.0);
            roundedRectangle(cairo, left, area->y + std::floor((area->height - tall) / 2), std::min(width, room), tall,
                             tall / 2);
            cairo_fill_preserve(cairo);
            // On a chosen row the ground can be as blue as the pill: a faint line keeps its shape.
            cairo_set_source_rgba(cairo, 0, 0, 0, 0.08);
            cairo_set_line_width(cairo, 1);
            cairo_stroke(cairo);
            cairo_restore(cairo);
        }
        pango_attr_iterator_destroy(first);
    }
    if (fills != nullptr) { // `attributes` has lost its backgrounds by the filter
        g_object_set(cell, "attributes", attributes, nullptr);
        pango_attr_list_unref(fills);
    }
    renderText(cell, cairo, tree, background, area, flags);
    if (attributes != nullptr) {
        pango_attr_list_unref(attributes);
    }
    g_free(text);
}

void initPillClass(gpointer type, gpointer) {
    auto* const cell = static_cast<GtkCellRendererClass*>(type);
    renderText = cell->render;
    cell->render = renderPill;
}

GtkCellRenderer* makePillRenderer() {
    static const GType type = [] {
        GTypeQuery parent{};
        g_type_query(GTK_TYPE_CELL_RENDERER_TEXT, &parent);
        GTypeInfo info{};
        info.class_size = static_cast<guint16>(parent.class_size);
        info.instance_size = static_cast<guint16>(parent.instance_size);
        info.class_init = initPillClass;
        return g_type_register_static(GTK_TYPE_CELL_RENDERER_TEXT, "NeedlebookPillCell", &info, GTypeFlags{});
    }();
    return static_cast<GtkCellRenderer*>(g_object_new(type, nullptr));
}

class PillCell : public wxDataViewTextRenderer {
public:
    explicit PillCell(int align)
        : wxDataViewTextRenderer{GetDefaultType(), wxDATAVIEW_CELL_INERT, align} {
        // Not yet packed into a column: the plain renderer of the base class can still be put aside.
        g_object_unref(g_object_ref_sink(m_renderer));
        m_renderer = makePillRenderer();
        GtkInitHandlers();
        SetMode(wxDATAVIEW_CELL_INERT);
        SetAlignment(align);
        EnableMarkup();
    }
};

} // namespace

void setProgramId(const char* id) {
    g_set_prgname(id);
}

void setAccessibleName(wxWindow& window, const wxString& name) {
    atk_object_set_name(gtk_widget_get_accessible(readable(window)), name.utf8_str());
}

void setAccessibleDescription(wxWindow& window, const wxString& words) {
    atk_object_set_description(gtk_widget_get_accessible(readable(window)), words.utf8_str());
}

wxString accessibleName(const wxWindow& window) {
    const auto* const name = atk_object_get_name(gtk_widget_get_accessible(readable(window)));
    return name != nullptr ? toWx(name) : wxString{};
}

void installStyleSheet(const std::string& css) {
    static GtkCssProvider* const sheet = [] {
        auto* const made = gtk_css_provider_new();
        gtk_style_context_add_provider_for_screen(
            gdk_screen_get_default(), GTK_STYLE_PROVIDER(made),
            // wxWidgets styles single widgets at APPLICATION; ours has to come after.
            GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
        return made;
    }();
    gtk_css_provider_load_from_data(sheet, css.data(), static_cast<gssize>(css.size()), nullptr);
}

void addStyle(wxWindow& window, const char* styleClass) {
    gtk_style_context_add_class(gtk_widget_get_style_context(readable(window)), styleClass);
    gtk_widget_queue_resize(readable(window)); // GTK would answer with the size it had without the style
}

void removeStyle(wxWindow& window, const char* styleClass) {
    gtk_style_context_remove_class(gtk_widget_get_style_context(readable(window)), styleClass);
}

void alignLeft(wxAnyButton& button) {
    G_GNUC_BEGIN_IGNORE_DEPRECATIONS
    gtk_button_set_alignment(GTK_BUTTON(widget(button)), 0.0F, 0.5F);
    G_GNUC_END_IGNORE_DEPRECATIONS
}

namespace {

GtkLabel* labelIn(GtkWidget* around) {
    if (GTK_IS_LABEL(around)) {
        return GTK_LABEL(around);
    }
    GtkLabel* found = nullptr;
    if (GTK_IS_CONTAINER(around)) {
        GList* const children = gtk_container_get_children(GTK_CONTAINER(around));
        for (GList* at = children; at != nullptr && found == nullptr; at = at->next) {
            found = labelIn(static_cast<GtkWidget*>(at->data));
        }
        g_list_free(children);
    }
    return found;
}

} // namespace

void dressBlock(wxAnyButton& button, const wxString& markup) {
    gtk_widget_add_events(widget(button), GDK_POINTER_MOTION_MASK);
    if (auto* const label = labelIn(widget(button))) {
        gtk_label_set_markup(label, markup.utf8_str());
        gtk_label_set_ellipsize(label, PANGO_ELLIPSIZE_END);
        gtk_label_set_xalign(label, 0.0F);
        gtk_label_set_yalign(label, 0.0F);
        gtk_label_set_justify(label, GTK_JUSTIFY_LEFT);
        gtk_widget_set_halign(GTK_WIDGET(label), GTK_ALIGN_FILL);
        gtk_widget_set_valign(GTK_WIDGET(label), GTK_ALIGN_FILL);
    }
}

void dressRows(wxDataViewCtrl& list, int rowHeight) {
    auto* const tree = GTK_TREE_VIEW(list.GtkGetTreeView());
    gtk_tree_view_set_search_column(tree, -1);
    gtk_tree_view_set_enable_search(tree, FALSE);
    gtk_tree_view_set_grid_lines(tree, GTK_TREE_VIEW_GRID_LINES_HORIZONTAL);
    gtk_widget_set_has_tooltip(GTK_WIDGET(tree), TRUE);
    g_signal_connect(tree, "query-tooltip", G_CALLBACK(tellWhole), nullptr);
    for (unsigned i = 0; i < list.GetColumnCount(); ++i) {
        auto* const cell = list.GetColumn(i)->GetRenderer()->GetGtkHandle();
        gtk_cell_renderer_set_padding(cell, 8, 0);
        g_object_set(cell, "ellipsize", PANGO_ELLIPSIZE_END, nullptr);
        // One px of the row is its hair line; the style sheet takes away GTK's further gap.
        gtk_cell_renderer_set_fixed_size(cell, -1, rowHeight - 1);
    }
}

wxDataViewTextRenderer* newPillCell(int align) {
    return new PillCell{align};
}

void wrapLabel(wxStaticText& label) {
    auto* const native = GTK_LABEL(widget(label));
    gtk_label_set_line_wrap(native, TRUE);
    gtk_label_set_line_wrap_mode(native, PANGO_WRAP_WORD_CHAR);
    gtk_label_set_xalign(native, 0.0F);
    gtk_label_set_yalign(native, 0.0F);
}

int heightForWidth(const wxStaticText& label, int width) {
    // wxWidgets fixes the size request of what it has placed; the question is about the text alone.
    auto* const native = widget(label);
    int oldWidth = 0;
    int oldHeight = 0;
    gtk_widget_get_size_request(native, &oldWidth, &oldHeight);
    gtk_widget_set_size_request(native, -1, -1);
    int least = 0;
    int natural = 0;
    gtk_widget_get_preferred_height_for_width(native, width, &least, &natural);
    gtk_widget_set_size_request(native, oldWidth, oldHeight);
    return natural;
}

bool keysArrive(wxWindow& topLevel) {
    auto* const focus = gtk_window_get_focus(GTK_WINDOW(topLevel.GetHandle()));
    return focus != nullptr && gtk_widget_get_mapped(focus) != FALSE && gtk_widget_is_sensitive(focus) != FALSE;
}

// --- veils -----------------------------------------------------------------------------------------------------------

namespace {

constexpr char veilKey[] = "needlebook-veiled";

/// What the class answered before it knew of veils.
struct Unveiled {
    gint (*count)(AtkObject*);
    AtkObject* (*child)(AtkObject*, gint);
};
std::map<gpointer, Unveiled>& unveiled() {
    static std::map<gpointer, Unveiled> classes;
    return classes;
}

/// A class made from one that knows of veils has its answers too.
const Unveiled& unveiledOf(AtkObject* object) {
    gpointer type = G_OBJECT_GET_CLASS(object);
    auto found = unveiled().find(type);
    while (found == unveiled().end()) {
        type = g_type_class_peek_parent(type);
        found = unveiled().find(type);
    }
    return found->second;
}

bool isVeiled(AtkObject* object) {
    return g_object_get_data(G_OBJECT(object), veilKey) != nullptr;
}
gint countUnlessVeiled(AtkObject* object) {
    return isVeiled(object) ? 0 : unveiledOf(object).count(object);
}
AtkObject* childUnlessVeiled(AtkObject* object, gint index) {
    return isVeiled(object) ? nullptr : unveiledOf(object).child(object, index);
}

void gatherWithinReach(AtkObject* object, std::vector<std::string>& words) {
    const auto add = [&](const gchar* text) {
        if (text != nullptr && *text != '\0') {
            words.emplace_back(text);
        }
    };
    add(atk_object_get_name(object));
    add(atk_object_get_description(object));
    if (ATK_IS_TEXT(object)) {
        gchar* const text = atk_text_get_text(ATK_TEXT(object), 0, -1);
        add(text);
        g_free(text);
    }
    for (gint i = 0; i < atk_object_get_n_accessible_children(object); ++i) {
        if (auto* const child = atk_object_ref_accessible_child(object, i)) {
            gatherWithinReach(child, words);
            g_object_unref(child);
        }
    }
}

} // namespace

void veil(wxWindow& window, bool veiled) {
    auto* const object = gtk_widget_get_accessible(widget(window));
    if (isVeiled(object) == veiled) {
        return;
    }
    auto* const type = ATK_OBJECT_GET_CLASS(object);
    if (type->get_n_children != countUnlessVeiled) {
        unveiled().emplace(type, Unveiled{type->get_n_children, type->ref_child});
        type->get_n_children = countUnlessVeiled;
        type->ref_child = childUnlessVeiled;
    }
    g_object_set_data(G_OBJECT(object), veilKey, nullptr);
    const gint count = atk_object_get_n_accessible_children(object);
    for (gint i = count; i-- > 0;) {
        if (auto* const child = atk_object_ref_accessible_child(object, i)) {
            g_signal_emit_by_name(object, veiled ? "children-changed::remove" : "children-changed::add",
                                  static_cast<guint>(i), child, nullptr);
            g_object_unref(child);
        }
    }
    g_object_set_data(G_OBJECT(object), veilKey, veiled ? object : nullptr);
}

std::vector<std::string> withinReach(const wxWindow& window) {
    std::vector<std::string> words;
    gatherWithinReach(gtk_widget_get_accessible(widget(window)), words);
    return words;
}

void announce(wxWindow& window, const wxString& words) {
    auto* const object = gtk_widget_get_accessible(widget(window));
    // Older releases of the accessibility library have no such signal.
    if (g_signal_lookup("announcement", G_OBJECT_TYPE(object)) != 0) {
        g_signal_emit_by_name(object, "announcement", words.utf8_str().data());
    }
}

void closeOverlays(wxWindow& topLevel) {
    GList* const windows = gtk_window_list_toplevels();
    g_list_foreach(
        windows, [](gpointer one, gpointer) { g_object_ref(one); }, nullptr);
    for (GList* at = windows; at != nullptr; at = at->next) {
        auto* const one = GTK_WIDGET(at->data);
        if (one != widget(topLevel) && gtk_widget_get_visible(one) != FALSE) {
            auto* const inside = gtk_bin_get_child(GTK_BIN(one));
            if (GTK_IS_MENU_SHELL(inside)) {
                gtk_menu_shell_cancel(GTK_MENU_SHELL(inside));
            } else if (GTK_IS_DIALOG(one)) {
                gtk_dialog_response(GTK_DIALOG(one), GTK_RESPONSE_CANCEL);
            } else if (gtk_window_get_window_type(GTK_WINDOW(one)) == GTK_WINDOW_POPUP) {
                gtk_widget_hide(one);
            }
        }
        g_object_unref(one);
    }
    g_list_free(windows);
}

void leavePreviewToUs() {
    static const auto hook = g_signal_add_emission_hook(
        g_signal_lookup("show", GTK_TYPE_WIDGET), 0,
        [](GSignalInvocationHint*, guint, const GValue* values, gpointer) -> gboolean {
            auto* const shown = g_value_get_object(values);
            if (g_strcmp0(G_OBJECT_TYPE_NAME(shown), "GtkPrintUnixDialog") == 0) {
                auto* const button = gtk_dialog_get_widget_for_response(GTK_DIALOG(shown), GTK_RESPONSE_APPLY);
                if (button != nullptr) {
                    // The dialog shows it again whenever another printer is chosen.
                    g_signal_connect(button, "show", G_CALLBACK(gtk_widget_hide), nullptr);
                    gtk_widget_hide(button);
                }
            }
            return TRUE;
        },
        nullptr, nullptr);
    static_cast<void>(hook);
}

void onToolkitCritical(std::function<void(const std::string&)> heard) {
    static std::function<void(const std::string&)> sink;
    sink = std::move(heard);
    g_log_set_writer_func(
        [](GLogLevelFlags level, const GLogField* fields, gsize count, gpointer data) {
            if ((level & G_LOG_LEVEL_CRITICAL) != 0 && sink) {
                gchar* const text = g_log_writer_format_fields(level, fields, count, FALSE);
                sink(text);
                g_free(text);
            }
            return g_log_writer_default(level, fields, count, data);
        },
        nullptr, nullptr);
}

} // namespace gui
