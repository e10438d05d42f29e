// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/query/filter.h"

#include "core/query/problems.h"

#include <algorithm>
#include <numeric>

namespace playhead {

struct Filter::Tree {
    std::vector<Node> nodes;
    std::vector<FilterTerm> terms;
    std::size_t depth = 1;
};

namespace {

Error error_of(const FilterProblemKind& kind, std::size_t limit)
{
    return {filled(kind.message, {std::to_string(limit)}), {}, std::string(kind.remedy)};
}

/// No less than what print() takes.
std::size_t longest_print(const std::vector<FilterTerm>& terms, std::size_t nodes)
{
    constexpr std::size_t around = 32; // key, operator, quotes, " and "
    constexpr std::size_t escaped = 2;
    return std::accumulate(terms.begin(), terms.end(), nodes * 6,
                           [](std::size_t sum, const FilterTerm& term) {
                               return sum + escaped * term.value.size() + around;
                           });
}

} // namespace

Filter::Filter() = default;

Filter::Filter(FilterTerm term)
{
    auto tree = std::make_shared<Tree>();
    tree->nodes.push_back({Kind::Term, 1, 0});
    tree->terms.push_back(std::move(term));
    tree_ = std::move(tree);
}

Filter::Filter(std::shared_ptr<const Tree> tree) : tree_(std::move(tree)) {}

bool Filter::is_empty() const
{
    return !tree_;
}

const std::vector<Filter::Node>& Filter::nodes() const
{
    static const std::vector<Node> none;
    return tree_ ? tree_->nodes : none;
}

const std::vector<FilterTerm>& Filter::terms() const
{
    static const std::vector<FilterTerm> none;
    return tree_ ? tree_->terms : none;
}

std::size_t Filter::depth() const
{
    return tree_ ? tree_->depth : 0;
}

bool operator==(const Filter& a, const Filter& b)
{
    return a.tree_ == b.tree_ || (a.nodes() == b.nodes() && a.terms() == b.terms());
}

Filter Filter::subtree(std::uint32_t node) const
{
    auto tree = std::make_shared<Tree>();
    const std::uint32_t end = nodes()[node].end;
    std::vector<std::uint32_t> open; // ends of the nodes around
    for (std::uint32_t at = node; at < end; ++at) {
        while (!open.empty() && open.back() <= at)
            open.pop_back();
        Node copy = nodes()[at];
        open.push_back(copy.end);
        tree->depth = std::max(tree->depth, open.size());
        copy.end -= node;
        if (copy.kind == Kind::Term) {
            tree->terms.push_back(terms()[copy.term]);
            copy.term = static_cast<std::uint32_t>(tree->terms.size() - 1);
        }
        tree->nodes.push_back(copy);
    }
    return Filter(std::move(tree));
}

std::vector<Filter> Filter::parts(Kind kind) const
{
    if (is_empty())
        return {};
    if (nodes().front().kind != kind)
        return {*this};
    std::vector<Filter> parts;
    for (std::uint32_t at = 1; at < nodes().size(); at = nodes()[at].end)
        parts.push_back(subtree(at));
    return parts;
}

Result<Filter> Filter::join(Kind kind, const std::vector<Filter>& parts)
{
    auto tree = std::make_shared<Tree>();
    tree->nodes.push_back({kind, 0, 0});
    for (const Filter& part : parts) {
        const bool is_same = part.nodes().front().kind == kind; // its parts become ours
        const auto first = static_cast<std::uint32_t>(is_same ? 1 : 0);
        const auto nodes = static_cast<std::uint32_t>(tree->nodes.size());
        const auto terms = static_cast<std::uint32_t>(tree->terms.size());
        for (std::uint32_t at = first; at < part.nodes().size(); ++at) {
            Node node = part.nodes()[at];
            node.end += nodes - first;
            node.term += node.kind == Kind::Term ? terms : 0;
            tree->nodes.push_back(node);
        }
        tree->terms.insert(tree->terms.end(), part.terms().begin(), part.terms().end());
        tree->depth = std::max(tree->depth, part.depth() + (is_same ? 0 : 1));
    }
    tree->nodes.front().end = static_cast<std::uint32_t>(tree->nodes.size());
    if (tree->terms.size() > max_terms)
        return error_of(filter_problems::too_many_terms, max_terms);
    if (tree->depth > max_depth)
        return error_of(filter_problems::too_deep, max_depth);
    const bool may_be_long = longest_print(tree->terms, tree->nodes.size()) > max_text;
    Filter joined(std::move(tree));
    if (may_be_long && joined.print().size() > max_text)
        return error_of(filter_problems::too_long, max_text);
    return joined;
}

Result<Filter> Filter::all_of(const std::vector<Filter>& parts)
{
    std::vector<Filter> kept;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(kept),
                 [](const Filter& part) { return !part.is_empty(); });
    if (kept.size() < 2)
        return kept.empty() ? Filter() : kept.front();
    return join(Kind::And, kept);
}

Result<Filter> Filter::any_of(const std::vector<Filter>& parts)
{
    if (std::any_of(parts.begin(), parts.end(), [](const Filter& part) { return part.is_empty(); }))
        return Filter();
    if (parts.size() < 2)
        return parts.empty() ? Filter() : parts.front();
    return join(Kind::Or, parts);
}

Result<Filter> Filter::negation(const Filter& filter)
{
    if (filter.is_empty())
        return Error{"There is nothing to negate.", {}, {}};
    if (filter.nodes().front().kind == Kind::Not)
        return filter.subtree(1);
    return join(Kind::Not, {filter});
}

} // namespace playhead
