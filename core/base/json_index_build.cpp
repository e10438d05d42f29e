// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_chars.h"
#include "core/base/json_index.h"
#include "core/base/json_structure.h"
#include "core/base/stopping.h"

#include <limits>

namespace playhead::json {

/// Makes an Index in one pass over the text, then lays out the lists of children. The chain of
/// parents is the stack.
class IndexBuilder
{
public:
    IndexBuilder(std::string_view text, const Job& job) : job_(job), text_(text)
    {
        index_.text_ = text;
    }

    /// False when cancelled.
    bool run()
    {
        while (!done_ && (at_ = skip_space(text_, at_)) < text_.size()) {
            step(text_[at_]);
            if (++steps_ % steps_per_report == 0) {
                if (job_.is_cancelled())
                    return false;
                job_.report(at_, text_.size());
            }
        }
        if (!finish())
            return false;
        job_.report(text_.size(), text_.size());
        return true;
    }

    Index take() { return std::move(index_); }

private:
    using Node = Index::Node;
    static constexpr std::size_t steps_per_report = 16'384;

    [[nodiscard]] bool in_object() const { return !brackets_.empty() && brackets_.top_is_object(); }

    void problem(std::string_view reason, bool truncated = false)
    {
        ++index_.problem_count_;
        if (!index_.problem_)
            index_.problem_ = Problem{at_, reason, truncated};
    }

    void step(char c)
    {
        if (current_ == Index::none && !index_.nodes_.empty()) {
            problem("text follows the value");
            done_ = true;
        } else if (is_closer(c)) {
            close(c);
        } else if (c == ',') {
            comma();
        } else if (c == ':') {
            if (key_length_ == 0 || colon_)
                problem("a ':' is not expected here");
            colon_ = true;
            ++at_;
        } else if (c == '"' && in_object() && key_length_ == 0) {
            key();
        } else {
            value(c);
        }
    }

    void comma()
    {
        if (key_length_ != 0 || !after_value_)
            missing_value();
        after_value_ = false;
        done_ = brackets_.empty();
        ++at_;
    }

    // A key stands without value, or a value is missing altogether.
    void missing_value()
    {
        problem(missing_value_reason);
        if (key_length_ != 0)
            add(Kind::Invalid, 0);
    }

    void key()
    {
        if (after_value_)
            problem("a ',' is missing");
        const std::size_t end = string_end();
        if (end == std::string_view::npos) {
            at_ = text_.size();
            return;
        }
        key_length_ = static_cast<std::uint32_t>(end - at_);
        at_ = end;
    }

    void value(char c)
    {
        if (in_object() && key_length_ == 0)
            problem("a key in quotes is missing");
        else if (in_object() && !colon_)
            problem("a ':' is missing behind the key");
        else if (after_value_)
            problem("a ',' is missing");
        if (is_opener(c))
            return open(c);
        if (c == '"') {
            const std::size_t end = string_end();
            const bool is_whole = end != std::string_view::npos;
            add(Kind::String, (is_whole ? end : text_.size()) - at_);
            at_ = is_whole ? end : text_.size();
            cut_ = cut_ || !is_whole;
            return;
        }
        const std::size_t end = token_end(text_, at_);
        const Kind kind = kind_of(text_.substr(at_, end - at_));
        if (kind == Kind::Invalid)
            problem(no_value_reason);
        add(kind, end - at_);
        at_ = end;
    }

    [[nodiscard]] std::size_t string_end() const
    {
        const std::size_t quote = find_closing_quote(text_, at_ + 1);
        return quote == std::string_view::npos ? quote : quote + 1;
    }

    void open(char c)
    {
        add(c == '{' ? Kind::Object : Kind::Array, 0);
        current_ = static_cast<Node>(index_.nodes_.size() - 1);
        brackets_.push(c == '{');
        after_value_ = false;
        ++at_;
    }

    void close(char c)
    {
        if (brackets_.empty()) {
            problem(missing_value_reason);
            done_ = true;
            return;
        }
        if (key_length_ != 0)
            missing_value();
        else if (!after_value_ && index_.nodes_[current_].first_child != 0)
            problem(missing_value_reason);
        const std::size_t depth = brackets_.size();
        if (!brackets_.close(c == '}'))
            problem(wrong_closer_reason);
        ++at_;
        for (std::size_t closed = depth - brackets_.size(); closed > 0; --closed)
            close_current();
    }

    void close_current()
    {
        Index::Entry& entry = index_.nodes_[current_];
        entry.length = static_cast<std::uint32_t>(at_ - entry.offset);
        entry.subtree_end = static_cast<Node>(index_.nodes_.size());
        current_ = entry.parent;
        after_value_ = true;
    }

    void add(Kind kind, std::size_t length)
    {
        Index::Entry entry{};
        entry.offset = static_cast<std::uint32_t>(at_);
        entry.length = static_cast<std::uint32_t>(length);
        entry.parent = current_;
        entry.subtree_end = static_cast<Node>(index_.nodes_.size() + 1);
        entry.key_length = key_length_;
        entry.row = current_ == Index::none ? 0 : index_.nodes_[current_].first_child++;
        entry.kind = static_cast<std::uint8_t>(kind) & 0xFU;
        entry.depth = static_cast<std::uint32_t>(brackets_.size()) & 0xFFFFFFFU;
        index_.nodes_.push_back(entry);
        key_length_ = 0;
        colon_ = false;
        after_value_ = true;
    }

    [[nodiscard]] bool finish()
    {
        if (current_ != Index::none || cut_ || index_.nodes_.empty())
            problem("the text ends too early", true);
        if (key_length_ != 0)
            add(Kind::Invalid, 0);
        while (current_ != Index::none)
            close_current();
        return lay_out_children();
    }

    // Turns the numbers of children into the places of their lists, and fills these. False when
    // cancelled.
    [[nodiscard]] bool lay_out_children()
    {
        std::vector<Index::Entry>& nodes = index_.nodes_;
        std::uint32_t begin = 0;
        for (Index::Entry& entry : nodes) {
            const std::uint32_t count = entry.first_child;
            entry.first_child = begin;
            begin += count;
        }
        if (job_.is_cancelled())
            return false;
        index_.children_.resize(begin);
        for (Node node = 1; node < nodes.size(); ++node) {
            if (node % steps_per_report == 0 && job_.is_cancelled())
                return false;
            index_.children_[nodes[nodes[node].parent].first_child + nodes[node].row] = node;
        }
        if (job_.is_cancelled())
            return false;
        nodes.shrink_to_fit();
        return true;
    }

    const Job& job_;
    std::string_view text_;
    Index index_;
    BracketStack brackets_;
    std::size_t at_ = 0;
    std::size_t steps_ = 0;
    Node current_ = Index::none;   // the innermost open container
    std::uint32_t key_length_ = 0; // of a key whose value is still to come
    bool colon_ = false;           // behind that key
    bool after_value_ = false;     // a ',' or a closer is due
    bool cut_ = false;             // inside a string that is a value
    bool done_ = false;
};

Result<Index> Index::build(std::string_view text, const Job& job)
{
    if (text.size() >= std::numeric_limits<std::uint32_t>::max())
        return Error{"This JSON value is too large for a tree (4 GiB or more)", "",
                     "Look at it as text instead."};
    IndexBuilder builder(text, job);
    if (!builder.run())
        return cancelled();
    return builder.take();
}

Result<Index> Index::build(std::shared_ptr<const std::string> text, const Job& job)
{
    Result<Index> index = build(std::string_view(*text), job);
    if (index)
        index->owner_ = std::move(text);
    return index;
}

} // namespace playhead::json
