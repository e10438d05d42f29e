// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/native/redactor.h"

#include "core/base/json_chars.h"
#include "core/base/json_value.h"
#include "core/base/json_write.h"
#include "core/base/random_bits.h"
#include "core/base/stopping.h"
#include "core/base/utf8.h"
#include "core/native/secret_finder.h"
#include "core/native/secrets.h"

#include <xxhash.h>

#include <utility>
#include <vector>

namespace playhead {

namespace {

using secrets::Finder;
using secrets::Level;
using secrets::Wanted;

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

/// What a redaction is told, and whom it tells.
struct Task {
    Wanted wanted;
    const std::stop_token& stop;
    Redactor::Findings* findings; ///< may be null
    std::string place;            ///< of the text, where it stands in another
    int depth = 0;                ///< how many texts it stands in

    void report(std::string_view what, std::size_t length, std::string at) const
    {
        if (findings)
            findings->push_back({what, length, std::move(at)});
    }
};

std::string redact_plain(std::string_view text, const Task& task);

/// Whether a text is an object or array, so that there are names and escapes in it.
bool is_json(std::string_view text, const std::stop_token& stop)
{
    constexpr std::size_t least = 4; // [""]
    const std::size_t first = json::skip_space(text, 0);
    return text.size() - first >= least && json::is_opener(text[first]) &&
           json::validate(text, stop).ok;
}

// NOLINTBEGIN(misc-no-recursion): a text within a text, no deeper than `deepest`; and the name of a
// place, whose own redaction reports no places
/// Walks a JSON text token by token and masks what is to be masked in it.
class JsonRedaction
{
public:
    JsonRedaction(std::string_view raw, std::string_view key, const Task& task)
        : raw_(raw), task_(task), edits_(raw, task.stop)
    {
        pending_ = judged(key);
    }

    std::string run()
    {
        for (StopCheck check(task_.stop); at_ < raw_.size() && !check.is_due(at_);) {
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
                begin_next();
            ++at_;
        }
        return edits_.take();
    }

private:
    struct Frame {
        bool is_object = false;
        secrets::KeyVerdict inherited;  ///< from the member that holds this container
        secrets::KeyVerdict by_sibling; ///< {"name": "Authorization", "value": …}
        std::string_view key;           ///< of the member at hand, as it stands there
        std::size_t index = 0;          ///< of the element at hand
    };

    [[nodiscard]] secrets::KeyVerdict judged(std::string_view key) const
    {
        return task_.wanted.with_secrets ? secrets::judge_key(key) : secrets::KeyVerdict();
    }

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
        frames_.push_back({is_object, verdict, {}, {}, 0});
        pending_ = verdict;
        names_sibling_ = false;
    }

    void close()
    {
        if (!frames_.empty())
            frames_.pop_back();
        pending_ = inherited();
    }

    void begin_next()
    {
        pending_ = inherited();
        if (!frames_.empty())
            ++frames_.back().index;
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
            json::unescape_view(raw_.substr(begin, at_ - begin), scratch_, nullptr, task_.stop);
        const std::size_t content_end = is_cut ? raw_.size() : quote;
        if (is_key) {
            frames_.back().key = raw_.substr(begin, at_ - begin);
            take_key(text);
        } else if (mask_value(begin + 1, content_end, text) ||
                   mask_inside(begin + 1, content_end, text)) {
            return;
        }
        mask_patterns(begin + 1, content_end, text);
    }

    void take_key(std::string_view key)
    {
        pending_ = judged(key);
        pending_by_sibling_ = false;
        if (pending_.level == Level::None)
            pending_ = inherited();
        if (key == "value" && frames_.back().by_sibling.level != Level::None) {
            pending_ = frames_.back().by_sibling;
            pending_by_sibling_ = true;
        }
        names_sibling_ = key == "key" || key == "name";
        holds_json_ = key.ends_with("_raw");
    }

    /// Masks a whole string where its name says that it is a secret.
    bool mask_value(std::size_t begin, std::size_t end, std::string_view text)
    {
        const bool names_sibling = std::exchange(names_sibling_, false);
        if (names_sibling && !frames_.empty())
            frames_.back().by_sibling = judged(text);
        const bool is_secret = pending_.level == Level::Always ||
                               (pending_.level == Level::Shaped && secrets::has_secret_shape(text));
        if (!is_secret || text.empty() || secrets::is_masked(text))
            return false;
        edits_.replace(begin, end, secrets::mask(pending_.what, text.size()));
        report(pending_.what, text.size());
        return true;
    }

    /// Masks within a string that is JSON by itself; "params_raw" and the like are so even where
    /// they are damaged. False where it is none.
    bool mask_inside(std::size_t begin, std::size_t end, std::string_view text)
    {
        constexpr int deepest = 4;
        const bool is_damaged_json = std::exchange(holds_json_, false);
        if (!task_.wanted.personal.is_any() || task_.depth >= deepest ||
            !(is_damaged_json || is_json(text, task_.stop)))
            return false;
        Task inner = task_;
        inner.place = task_.findings ? place() : std::string();
        ++inner.depth;
        const std::string content(text); // scratch_ is needed again
        const std::string masked = JsonRedaction(content, {}, inner).run();
        if (masked != content) {
            const std::string quoted = json::quote(masked);
            edits_.replace(begin, end, std::string_view(quoted).substr(1, quoted.size() - 2));
        }
        return true;
    }

    void mask_patterns(std::size_t begin, std::size_t end, std::string_view text)
    {
        EscapeWalk walk(raw_.substr(begin, end - begin), task_.stop);
        Finder finder(text, task_.wanted, task_.stop);
        while (const auto found = finder.next()) {
            const std::size_t first = begin + walk.content_offset(found->begin);
            const std::size_t last = begin + walk.content_offset(found->end);
            const std::size_t length = found->end - found->begin;
            edits_.replace(first, last, secrets::mask(found->what, length));
            report(found->what, length);
        }
    }

    void report(std::string_view what, std::size_t length)
    {
        if (task_.findings)
            task_.report(what, length, place());
    }

    /// Where the string at hand stands, as a JSON pointer. Of deep places the middle is left out.
    [[nodiscard]] std::string place() const
    {
        constexpr std::size_t shown = 12;
        std::string text = task_.place;
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            if (i >= shown && frames_.size() - i > shown) {
                text += "/…";
                i = frames_.size() - shown;
            }
            const Frame& frame = frames_[i];
            text += '/';
            text += frame.is_object ? pointer_name(frame.key) : std::to_string(frame.index);
        }
        return text;
    }

    [[nodiscard]] std::string pointer_name(std::string_view key) const
    {
        Task silent = task_;
        silent.findings = nullptr;
        std::string name;
        for (const char c : redact_plain(json::unescape(key), silent))
            name += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        return name;
    }

    std::string_view raw_;
    const Task& task_;
    std::size_t at_ = 0;
    Edits edits_;
    std::vector<Frame> frames_;
    secrets::KeyVerdict pending_; ///< of the value that comes next
    bool pending_by_sibling_ = false;
    bool names_sibling_ = false;
    bool holds_json_ = false; ///< the value that comes next, by its name
    std::string scratch_;
};

std::string redact_plain(std::string_view text, const Task& task)
{
    if (task.wanted.personal.is_any() && is_json(text, task.stop))
        return JsonRedaction(text, {}, task).run();
    Edits edits(text, task.stop);
    Finder finder(text, task.wanted, task.stop);
    while (const auto found = finder.next()) {
        const std::size_t length = found->end - found->begin;
        edits.replace(found->begin, found->end, secrets::mask(found->what, length));
        task.report(found->what, length, task.place);
    }
    return edits.take();
}
// NOLINTEND(misc-no-recursion)

} // namespace

Redactor::Redactor(PersonalData personal, bool with_secrets)
    : personal_(std::move(personal))
    , with_secrets_(with_secrets)
    , id_key_(personal_.is_any() ? random_bits() : 0)
{
}

std::string Redactor::redact_json(std::string_view raw, std::string_view key,
                                  const std::stop_token& stop, Findings* findings) const
{
    const Task task{{personal_, with_secrets_}, stop, findings, {}};
    return JsonRedaction(raw, key, task).run();
}

std::string Redactor::redact_text(std::string_view text, const std::stop_token& stop,
                                  Findings* findings) const
{
    return redact_plain(text, {{personal_, with_secrets_}, stop, findings, {}});
}

std::string Redactor::redact_id(std::string_view id) const
{
    if (!masks_ids() || redact_text(id) == id)
        return std::string(id);
    constexpr std::string_view digits = "0123456789abcdef";
    std::uint64_t hash = XXH3_64bits_withSeed(id.data(), id.size(), id_key_);
    std::string masked = "redacted-";
    for (int i = 0; i < 16; ++i, hash >>= 4U)
        masked += digits[hash & 15U];
    return masked;
}

} // namespace playhead
