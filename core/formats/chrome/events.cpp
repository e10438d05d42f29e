// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/formats/chrome/events.h"

#include "core/formats/reading/fields.h"
#include "core/formats/reading/log_record.h"
#include "core/native/note_kinds.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace playhead::chrome {

namespace {

using json::Value;

struct Known {
    std::string_view key;
    Value Head::*member;
};
constexpr std::array known_keys = {Known{"name", &Head::name},
                                   Known{"cat", &Head::category},
                                   Known{"ph", &Head::phase},
                                   Known{"ts", &Head::time},
                                   Known{"dur", &Head::duration},
                                   Known{"pid", &Head::process},
                                   Known{"tid", &Head::thread},
                                   Known{"args", &Head::args},
                                   Known{"id", &Head::id},
                                   Known{"id2", &Head::id2},
                                   Known{"scope", &Head::scope},
                                   Known{"s", &Head::instant_scope},
                                   Known{"bind_id", &Head::bind_id},
                                   Known{"flow_in", &Head::flow_in},
                                   Known{"flow_out", &Head::flow_out},
                                   Known{"sf", &Head::frame}};

struct Phases {
    std::string_view letters;
    Kind kind;
};
constexpr std::array known_phases = {
    Phases{"B", Kind::Begin},        Phases{"E", Kind::End},
    Phases{"X", Kind::Complete},     Phases{"iIRPNODstf", Kind::Moment},
    Phases{"CVvca=()", Kind::Loose}, Phases{"bS", Kind::AsyncBegin},
    Phases{"eF", Kind::AsyncEnd},    Phases{"nTp", Kind::AsyncMoment},
    Phases{"M", Kind::Metadata}};

bool is_true(Value value)
{
    return value.as_bool().value_or(false);
}

std::string title(std::string_view what, std::string_view id, std::string_view name)
{
    std::string title(name.empty() && !id.empty() ? what : name);
    if (!id.empty())
        title.append(" ").append(id);
    return title;
}

/// Notes and keeps a time that is there but could not be read.
void keep_unread_time(Fields& fields, std::string_view key, TimeNs time, Event& event)
{
    const Value value = fields.peek(key);
    if (time != no_time)
        fields.drop(key);
    else if (value.is_valid() && !value.is_null())
        event.notes.push_back({&native::notes::unreadable_time, std::string(key)});
}

/// Digits, and some behind a point: what all but a few times are. Nothing for any other text.
std::optional<TimeNs> plain_time(std::string_view text)
{
    constexpr std::size_t most_digits = 15; // which TimeNs holds as microseconds
    const std::size_t point = std::min(text.find('.'), text.size());
    if (point == 0 || point > most_digits || point + 1 == text.size())
        return std::nullopt;
    TimeNs time = 0;
    for (const char digit : text.substr(0, point)) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        time = time * 10 + (digit - '0');
    }
    time *= ns_per_us;
    TimeNs scale = ns_per_us;
    for (const char digit : text.substr(std::min(point + 1, text.size()))) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        scale /= 10;
        time += scale * (digit - '0');
    }
    return time;
}

/// Arguments that say anything.
Payload args_of(Value args, const std::stop_token& stop)
{
    json::ObjectReader members(args);
    json::Member member;
    return args.is_object() && !members.next(member) ? Payload() : payload_of(args, stop);
}

void read_end(Value record, Event& event, ObjectText& rest, const std::stop_token& stop)
{
    Fields fields(record, stop);
    const TimeNs end = time_of_us(fields.peek("ts"));
    set_end(event, end);
    keep_unread_time(fields, "ts", end, event);
    for (const std::string_view key : {"ph", "name", "cat", "pid", "tid", "id", "id2", "scope"})
        fields.drop(key);
    event.returns = args_of(fields.take("args"), stop);
    ObjectText more;
    more.add_recorded(fields);
    if (!more.is_empty())
        rest.add("end", more.take().json());
}

/// What stands beside the event's own record.
void read_beside(Value record, Event& event, const Head& own, ObjectText& rest,
                 const std::stop_token& stop)
{
    const Head beside(record);
    switch (beside.kind()) {
    case Kind::End:
    case Kind::AsyncEnd:
        read_end(record, event, rest, stop);
        break;
    case Kind::Metadata:
        if (text_of(beside.name) == "process_name")
            event.agent = process_title(text_of(own.process), given_name(record));
        else
            event.thread = thread_title(text_of(own.thread), given_name(record));
        break;
    default: // a stack frame
        rest.add("stackFrame", payload_of(record, stop).json());
        break;
    }
}

} // namespace

Head::Head(Value record)
{
    json::ObjectReader members(record);
    for (json::Member member; members.next(member);) {
        for (const Known& known : known_keys) {
            if (known.key == member.key) {
                this->*known.member = member.value;
                break;
            }
        }
    }
}

char Head::letter() const
{
    const std::string_view raw = phase.raw(); // with its quotes
    return phase.is_string() && raw.size() == 3 ? raw[1] : '\0';
}

Kind Head::kind() const
{
    const char ph = letter();
    if (ph == '\0')
        return frame.is_valid() && !phase.is_valid() ? Kind::Sample : Kind::Unknown;
    for (const Phases& known : known_phases) {
        if (known.letters.find(ph) == std::string_view::npos)
            continue;
        const bool is_instant = known.kind == Kind::Moment && instant_scope.is_valid();
        const bool is_wide = is_instant && text_of(instant_scope) != "t";
        return is_wide ? Kind::Loose : known.kind;
    }
    return Kind::Unknown;
}

std::string Head::type() const
{
    std::string type = text_of(name);
    if (!type.empty())
        return type;
    switch (kind()) {
    case Kind::Sample:
        return "sample";
    case Kind::Unknown:
        return "unknown record";
    default:
        return "unnamed";
    }
}

TimeNs Head::start() const
{
    return time_of_us(time);
}

TimeNs Head::end() const
{
    const TimeNs begin = start();
    const TimeNs length = time_of_us(duration);
    TimeNs end = no_time;
    if (kind() != Kind::Complete || begin == no_time || length == no_time ||
        __builtin_add_overflow(begin, length, &end))
        return no_time;
    return end;
}

std::string Head::async_key() const
{
    const char ph = letter();
    // The older kind of them is told apart by name, too.
    std::string key = std::string_view("STpF").find(ph) == std::string_view::npos
                          ? std::string()
                          : "S" + text_of(name);
    for (const Value part : {category, scope, id, id2.find("global"), id2.find("local")}) {
        key += '\n';
        key += text_of(part);
    }
    if (id2.find("local").is_valid())
        key += '\n' + text_of(process);
    return key;
}

std::string Head::flow_begun() const
{
    if (letter() == 's')
        return text_of(id);
    return is_true(flow_out) && !is_true(flow_in) ? text_of(bind_id) : std::string();
}

Value Head::screenshot() const
{
    const bool is_picture = letter() == 'O' && text_of(name) == "Screenshot";
    const Value picture = is_picture ? args.find("snapshot") : Value();
    return picture.is_string() ? picture : Value();
}

TimeNs time_of_us(Value value)
{
    std::string scratch;
    const std::string_view text =
        value.is_number() || value.is_string() ? value.text(scratch) : std::string_view();
    if (const auto time = plain_time(text))
        return *time;
    if (const auto whole = Value(text).as_int64()) {
        TimeNs time = no_time;
        return __builtin_mul_overflow(*whole, ns_per_us, &time) ? no_time : time;
    }
    // With an exponent, a number is read as seconds.
    if (text.find_first_of("eE") == std::string_view::npos)
        return parse_epoch(std::string(text) + "e-6").value_or(no_time);
    return no_time;
}

std::vector<std::string> tags_of(std::string_view categories)
{
    std::vector<std::string> tags;
    while (!categories.empty()) {
        const std::size_t comma = std::min(categories.find(','), categories.size());
        const std::string_view tag = categories.substr(0, comma);
        if (!tag.empty())
            tags.emplace_back(tag);
        categories.remove_prefix(std::min(comma + 1, categories.size()));
    }
    return tags;
}

std::string process_title(std::string_view id, std::string_view name)
{
    return title("process", id, name);
}

std::string thread_title(std::string_view id, std::string_view name)
{
    return title("thread", id, name);
}

std::string given_name(Value record)
{
    return text_of(record.at_path({"args", "name"}));
}

void decode(std::span<const Record> records, Event& event, const std::stop_token& stop)
{
    const Value record = records.front().value();
    const Head head(record);
    const Kind kind = head.kind();
    Fields fields(record, stop);
    event.id = head.flow_begun();
    event.event_type = head.type();
    event.action_type = "action";
    event.agent = process_title(text_of(head.process), {});
    event.thread = thread_title(text_of(head.thread), {});
    event.tags = tags_of(text_of(head.category));
    const TimeNs start = head.start();
    const bool is_slice = kind == Kind::Begin || kind == Kind::Complete || kind == Kind::AsyncBegin;
    if (is_slice)
        set_start(event, start);
    else
        set_instant(event, start);
    if (const TimeNs end = head.end(); end != no_time)
        set_end(event, end, Provenance::Derived);
    keep_unread_time(fields, "ts", start, event);
    if (kind == Kind::Complete)
        keep_unread_time(fields, "dur", head.end(), event);
    for (const std::string_view key : {"name", "cat", "pid", "tid"})
        fields.drop(key);
    if (kind == Kind::Begin || kind == Kind::Complete)
        fields.drop("ph");
    const char ph = head.letter();
    if ((ph == 't' || ph == 'f') && head.id.is_valid())
        event.links.push_back({{}, text_of(head.id), {}});
    if (is_true(head.flow_in) && head.bind_id.is_valid())
        event.links.push_back({{}, text_of(head.bind_id), {}});
    const Value picture = head.screenshot();
    if (picture.is_valid()) {
        event.action_type = "screenshot";
        event.screenshot = payload_of(picture, stop);
        fields.drop("args");
    } else {
        event.params = args_of(fields.take("args"), stop);
    }
    ObjectText rest;
    rest.add_recorded(fields);
    for (const Record& beside : records.subspan(1)) {
        if (stop.stop_requested())
            return;
        read_beside(beside.value(), event, head, rest, stop);
    }
    event.attributes = rest.take();
}

} // namespace playhead::chrome
