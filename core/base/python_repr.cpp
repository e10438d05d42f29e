// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/python_repr.h"

#include "core/base/json_chars.h"
#include "core/base/json_write.h"
#include "core/base/python_tokens.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace playhead::json {

namespace {

class Converter
{
public:
    explicit Converter(std::string_view text) : text_(text) {}

    std::optional<std::string> run()
    {
        at_ = skip_space(text_, 0);
        if (!begins_container())
            return std::nullopt;
        bool fine = value();
        while (fine && !frames_.empty()) {
            at_ = skip_space(text_, at_);
            fine = at_ < text_.size() && (expects_value_ ? item() : behind_item());
        }
        if (!fine || skip_space(text_, at_) != text_.size())
            return std::nullopt;
        return std::move(out_);
    }

private:
    enum class Type : std::uint8_t {
        List,
        Tuple,
        Brace, // a dict or a set: what follows the first item tells
        Set,
        Dict,
        Call
    };

    struct Frame {
        Type type = Type::List;
        bool has_comma = false;
        bool owes_value = false; // behind "key:" or "name="
        bool args_open = false;  // Call: inside "$args"
        bool is_empty = true;
        std::size_t out_begin = 0;   // of the opening bracket, in the output
        std::size_t item_out = 0;    // of the current item, in the output
        std::size_t item_source = 0; // of the current item, in the text
    };

    // Only containers are read: a string, number or name alone is text.
    [[nodiscard]] bool begins_container() const
    {
        if (at_ >= text_.size())
            return false;
        const char c = text_[at_];
        if (c == '{' || c == '[' || c == '(')
            return true;
        const std::size_t end = python_word_end(text_, at_);
        const std::string_view word = text_.substr(at_, end - at_);
        return end < text_.size() && text_[end] == '(' && is_python_name(word) &&
               is_python_type_name(word);
    }

    static char closer_of(Type type)
    {
        if (type == Type::List)
            return ']';
        return type == Type::Tuple || type == Type::Call ? ')' : '}';
    }

    // One item, or the end of the container where one may come instead.
    bool item()
    {
        Frame& frame = frames_.back();
        if (text_[at_] == closer_of(frame.type) && !frame.owes_value)
            return close();
        if (frame.owes_value) {
            frame.owes_value = false;
            return value();
        }
        if (frame.type == Type::Call)
            return argument(frame);
        if (!frame.is_empty)
            out_ += ',';
        begin_item(frame);
        return value();
    }

    void begin_item(Frame& frame)
    {
        frame.is_empty = false;
        frame.item_out = out_.size();
        frame.item_source = at_;
    }

    // An argument of a call: name=value goes into the object, others into its "$args".
    bool argument(Frame& frame)
    {
        const std::size_t end = python_word_end(text_, at_);
        const std::string_view name = text_.substr(at_, end - at_);
        const std::size_t equals = skip_space(text_, end);
        const bool is_named = equals < text_.size() && text_[equals] == '=' &&
                              is_python_name(name) && name.find('.') == std::string_view::npos;
        if (is_named) {
            if (std::exchange(frame.args_open, false))
                out_ += ']';
            out_ += ',';
            append_quoted(out_, name);
            out_ += ':';
            at_ = equals + 1;
            frame.owes_value = true;
            frame.is_empty = false;
            return true;
        }
        out_ += frame.args_open ? "," : ",\"$args\":[";
        frame.args_open = true;
        begin_item(frame);
        return value();
    }

    bool behind_item()
    {
        Frame& frame = frames_.back();
        const char c = text_[at_];
        if (c == closer_of(frame.type))
            return (frame.type != Type::Dict || !expects_colon()) && close();
        ++at_;
        if (c == ':' && frame.type == Type::Brace) {
            frame.type = Type::Dict;
            return key(frame);
        }
        if (c == ':' && expects_colon())
            return key(frame);
        if (c != ',' || expects_colon())
            return false;
        if (frame.type == Type::Brace)
            become_set(frame);
        frame.has_comma = true;
        frame.item_out = 0;
        expects_value_ = true;
        return true;
    }

    // In a dict, item_out is set between a key and its colon.
    [[nodiscard]] bool expects_colon() const
    {
        return frames_.back().type == Type::Dict && frames_.back().item_out != 0;
    }

    // Makes the item that was just written a key. Other keys than strings keep their Python text.
    bool key(Frame& frame)
    {
        if (out_[frame.item_out] != '"') {
            const std::string_view source =
                trim_end(text_.substr(frame.item_source, at_ - 1 - frame.item_source));
            key_bytes_ += source.size();
            if (key_bytes_ > longest_keys + text_.size() * 4)
                return false;
            out_.resize(frame.item_out);
            append_quoted(out_, source);
        }
        out_ += ':';
        frame.item_out = 0;
        frame.owes_value = true;
        expects_value_ = true;
        return true;
    }

    static std::string_view trim_end(std::string_view text)
    {
        while (!text.empty() && is_space(text.back()))
            text.remove_suffix(1);
        return text;
    }

    void become_set(Frame& frame)
    {
        frame.type = Type::Set;
        out_[frame.out_begin] = '[';
    }

    bool close()
    {
        Frame& frame = frames_.back();
        if (frame.type == Type::Tuple && !frame.is_empty && !frame.has_comma)
            return false; // "(1)" is an expression or a remark
        if (frame.type == Type::Brace && !frame.is_empty)
            become_set(frame);
        if (frame.args_open)
            out_ += ']';
        const bool is_object =
            frame.type == Type::Brace || frame.type == Type::Dict || frame.type == Type::Call;
        out_ += is_object ? '}' : ']';
        calls_ -= frame.type == Type::Call ? 1 : 0;
        frames_.pop_back();
        ++at_;
        expects_value_ = false;
        return true;
    }

    void open(Type type, char opener)
    {
        Frame frame;
        frame.type = type;
        frame.out_begin = out_.size();
        frames_.push_back(frame);
        out_ += opener;
        expects_value_ = true;
    }

    bool value()
    {
        expects_value_ = false;
        switch (text_[at_]) {
        case '[':
            open(Type::List, '[');
            ++at_;
            return true;
        case '(':
            open(Type::Tuple, '[');
            ++at_;
            return true;
        case '{':
            open(Type::Brace, '{');
            ++at_;
            return true;
        case '<':
            return angle();
        default:
            break;
        }
        if (const std::optional<PythonString> string = read_python_string(text_, at_)) {
            append_quoted(out_, string->text);
            at_ = string->end;
            return true;
        }
        return word();
    }

    bool angle()
    {
        const std::size_t end = python_angle_end(text_, at_);
        if (end == std::string_view::npos)
            return false;
        append_quoted(out_, text_.substr(at_, end - at_));
        at_ = end;
        return true;
    }

    bool word()
    {
        const std::size_t end = python_word_end(text_, at_);
        const std::string_view word = text_.substr(at_, end - at_);
        if (word.empty())
            return false;
        at_ = end;
        if (at_ < text_.size() && text_[at_] == '(' && is_python_name(word)) {
            ++at_;
            ++calls_;
            open(Type::Call, '{');
            out_ += "\"$type\":";
            append_quoted(out_, word);
            return true;
        }
        if (const std::optional<std::string> constant = python_constant(word))
            out_ += *constant;
        else if (calls_ > 0)
            append_quoted(out_, word);
        else
            return false;
        return true;
    }

    // How much text of containers may be repeated as keys, beyond a few times the text itself: keys
    // inside keys inside keys would take quadratic time.
    static constexpr std::size_t longest_keys = 65'536;

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
    std::vector<Frame> frames_;
    std::size_t calls_ = 0; // frames that are calls
    std::size_t key_bytes_ = 0;
    bool expects_value_ = true;
};

} // namespace

std::optional<std::string> json_from_python_repr(std::string_view text)
{
    return Converter(text).run();
}

} // namespace playhead::json
