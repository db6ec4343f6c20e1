#pragma once
// The list of clients: search, filters, and how many a filter holds back.

#include "app/present/view.h"
#include "app/present/worker.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

enum class ClientFilter { withReaction, withoutConsent, treatedWithin90Days, includeDeceased };

struct FilterChip {
    ClientFilter filter{};
    std::string text;
    bool on = false;
    bool operator==(const FilterChip&) const = default;
};

struct ClientsView {
    std::string title;
    std::string line; ///< "543 clients"
    std::string search;
    std::vector<FilterChip> filters;
    bool newestFirst = false;
    /// Client id; name, born, telephone, last session, chip (deceased, open reaction, allergy). `hidden`: "hidden by
    /// filter: 12".
    List list;
    bool mayAdd = false;
    bool mayImport = false;
    bool operator==(const ClientsView&) const = default;
};

class Clients : public Presenter<ClientsView> {
public:
    explicit Clients(Seat seat);

    void refresh();
    void search(const std::string& text);
    void set(ClientFilter filter, bool on);
    void clearFilters();
    void sortNewestFirst(bool newest);

private:
    Seat seat_;
    db::ClientQuery query_;
};

} // namespace present
