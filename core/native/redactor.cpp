// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/redactor.h"

#include "core/base/json_chars.h"
#include "core/base/json_value.h"
#include "core/base/stopping.h"
#include "core/base/utf8.h"
#include "core/native/secrets.h"

#include <utility>
#include <vector>

namespace playhead {

namespace {

using secrets::Level;

/// A copy of a text with parts of it replaced; no copy is made before the first.
class Edits
{
public:
    Edits(std::string_view text, const std::stop_token& stop) : text_(text), stop_(stop) {}

    void replace(std::size_t begin, std::size_t end, std::string_view with)
    {
        if (out_.empty() && text_.size() > StopCheck::piece)
            out_.reserve(text_.size()); // to grow is to copy all of it again and again
        is_whole_ =
            is_whole_ && append_in_pieces(out_, text_.substr(copied_, begin - copied_), stop_);
        out_ += with;
        copied_ = end;
    }
    /// Empty where it was stopped.
    std::string take()
    {
        is_whole_ = is_whole_ && append_in_pieces(out_, text_.substr(copied_), stop_);
        return is_whole_ && !stop_.stop_requested() ? std::move(out_) : std::string();
    }

private:
    std::string_view text_;
    const std::stop_token& stop_;
    std::string out_;
    std::size_t copied_ = 0;
    bool is_whole_ = true;
};

/// Goes through the content of a JSON string and its unescaped text side by side.
class EscapeWalk
{
public:
    EscapeWalk(std::string_view content, const std::stop_token& stop)
        : content_(content), stop_(stop)
    {
    }

    /// The place in the content where the unescaped text has offset `wanted`; never goes back.
    std::size_t content_offset(std::size_t wanted)
    {
        while (unescaped_ < wanted && at_ < content_.size() && !stop_.is_due(at_)) {
            if (content_[at_] == '\\') {
                const json::EscapeStep step = json::escape_step(content_, at_);
                character_.clear();
                append_utf8(character_, step.code_point);
                unescaped_ += character_.size();
                at_ += step.length;
            } else {
                const Utf8Step step = utf8_step(content_, at_);
                unescaped_ += step.valid ? step.length : replacement_character.size();
                at_ += step.length;
            }
        }
        return at_;
    }

private:
    std::string_view content_;
    StopCheck stop_;
    std::size_t at_ = 0;
    std::size_t unescaped_ = 0;
    std::string character_;
};

/// Walks a JSON text token by token and masks what is secret in it.
class JsonRedaction
{
public:
    JsonRedaction(std::string_view raw, std::string_view key, const std::stop_token& stop)
        : raw_(raw), stop_(stop), edits_(raw, stop), pending_(secrets::judge_key(key))
    {
    }

    std::string run()
    {
        for (StopCheck check(stop_); at_ < raw_.size() && !check.is_due(at_);) {
            const char c = raw_[at_];
            if (c == '"') {
                take_string();
                continue;
            }
            if (json::is_opener(c))
                open(c == '{');
            else if (json::is_closer(c))
                close();
            else if (c == ',')
                pending_ = inherited();
            ++at_;
        }
        return edits_.take();
    }

private:
    struct Frame {
        bool is_object = false;
        secrets::KeyVerdict inherited;  ///< from the member that holds this container
        secrets::KeyVerdict by_sibling; ///< {"name": "Authorization", "value": …}
    };

    [[nodiscard]] secrets::KeyVerdict inherited() const
    {
        return frames_.empty() ? secrets::KeyVerdict() : frames_.back().inherited;
    }

    void open(bool is_object)
    {
        secrets::KeyVerdict verdict = pending_;
        // An object under a secret name may be the secret's description, a JSON schema say.
        if (is_object && verdict.level == Level::Always && !pending_by_sibling_)
            verdict.level = Level::Shaped;
        frames_.push_back({is_object, verdict, {}});
        pending_ = verdict;
        names_sibling_ = false;
    }

    void close()
    {
        if (!frames_.empty())
            frames_.pop_back();
        pending_ = inherited();
    }

    void take_string()
    {
        const std::size_t begin = at_;
        const std::size_t quote = json::find_closing_quote(raw_, at_ + 1);
        const bool is_cut = quote == std::string_view::npos;
        at_ = is_cut ? raw_.size() : quote + 1;
        const std::size_t next = json::skip_space(raw_, at_);
        const bool is_key =
            !frames_.empty() && frames_.back().is_object && next < raw_.size() && raw_[next] == ':';
        const std::string_view text =
            json::unescape_view(raw_.substr(begin, at_ - begin), scratch_, nullptr, stop_);
        const std::size_t content_end = is_cut ? raw_.size() : quote;
        if (is_key)
            take_key(text);
        else if (mask_value(begin + 1, content_end, text))
            return;
        mask_patterns(begin + 1, content_end, text);
    }

    void take_key(std::string_view key)
    {
        pending_ = secrets::judge_key(key);
        pending_by_sibling_ = false;
        if (pending_.level == Level::None)
            pending_ = inherited();
        if (key == "value" && frames_.back().by_sibling.level != Level::None) {
            pending_ = frames_.back().by_sibling;
            pending_by_sibling_ = true;
        }
        names_sibling_ = key == "key" || key == "name";
    }

    /// Masks a whole string where its name says that it is a secret.
    bool mask_value(std::size_t begin, std::size_t end, std::string_view text)
    {
        const bool names_sibling = std::exchange(names_sibling_, false);
        if (names_sibling && !frames_.empty())
            frames_.back().by_sibling = secrets::judge_key(text);
        const bool is_secret = pending_.level == Level::Always ||
                               (pending_.level == Level::Shaped && secrets::has_secret_shape(text));
        if (!is_secret || text.empty() || secrets::is_masked(text))
            return false;
        edits_.replace(begin, end, secrets::mask(pending_.what, text.size()));
        return true;
    }

    void mask_patterns(std::size_t begin, std::size_t end, std::string_view text)
    {
        EscapeWalk walk(raw_.substr(begin, end - begin), stop_);
        std::size_t from = 0;
        while (const auto found = secrets::find(text, from, stop_)) {
            const std::size_t first = begin + walk.content_offset(found->begin);
            const std::size_t last = begin + walk.content_offset(found->end);
            edits_.replace(first, last, secrets::mask(found->what, found->end - found->begin));
            from = found->end;
        }
    }

    std::string_view raw_;
    const std::stop_token& stop_;
    std::size_t at_ = 0;
    Edits edits_;
    std::vector<Frame> frames_;
    secrets::KeyVerdict pending_; ///< of the value that comes next
    bool pending_by_sibling_ = false;
    bool names_sibling_ = false;
    std::string scratch_;
};

} // namespace

std::string Redactor::redact_json(std::string_view raw, std::string_view key,
                                  const std::stop_token& stop) const
{
    return JsonRedaction(raw, key, stop).run();
}

std::string Redactor::redact_text(std::string_view text, const std::stop_token& stop) const
{
    Edits edits(text, stop);
    std::size_t from = 0;
    while (const auto found = secrets::find(text, from, stop)) {
        edits.replace(found->begin, found->end,
                      secrets::mask(found->what, found->end - found->begin));
        from = found->end;
    }
    return edits.take();
}

} // namespace playhead
