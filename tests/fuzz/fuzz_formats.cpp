// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Any bytes as a file, through every format, recognised or not: whatever is read can be sealed,
// walked and decoded, and its payloads are JSON that any reader takes (but for its numbers).
#include "core/base/json_scan.h"
#include "core/formats/importer.h"
#include "tests/fuzz/expect.h"

#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

using namespace playhead;
using playhead::fuzz::expect;

namespace {

/// A file that is there for as long as it is looked at.
class InputFile
{
public:
    explicit InputFile(std::string_view bytes)
    {
        const int descriptor = ::mkstemp(path_.data());
        expect(descriptor >= 0);
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
            expect(written > 0);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        ::close(descriptor);
    }
    ~InputFile() { ::unlink(path_.c_str()); }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_ = "/tmp/fuzz_formats_XXXXXX";
};

void check(const Payload& payload)
{
    if (payload.is_present())
        expect(json::validate(payload.json()).ok);
}

void check(const Trace& trace)
{
    expect(trace.tree().size() == trace.event_count());
    for (const EventIndex index : trace.tree().order()) {
        const auto loaded = trace.load(index);
        if (!loaded)
            continue; // a damaged session file
        const Event& event = loaded->event;
        expect(event.event_type == trace.event_type(index));
        expect(event.result == trace.result(index));
        for (const Payload* payload : {&event.params, &event.returns, &event.prompt,
                                       &event.completion, &event.screenshot, &event.attributes})
            check(*payload);
        for (const LogEntry& entry : event.span_events)
            check(entry.attributes);
    }
    check(trace.session().attributes);
    check(trace.session().host_env);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const InputFile file(bytes);
    const Job job;
    for (const Format* format : all_formats()) {
        format->sniff({bytes.substr(0, sniff_size), "fuzz", true});
        auto source = FileSource::open(file.path());
        expect(source.has_value());
        Importer importer(*source, *format, job, {});
        if (!format->read(importer))
            continue;
        const auto document = std::move(importer).finish(true);
        for (const auto& trace : document->sessions)
            check(*trace);
    }
    return 0;
}
