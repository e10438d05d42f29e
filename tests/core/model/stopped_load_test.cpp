// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Loading an event that nobody waits for any more.
#include "core/base/stopping.h"
#include "core/model/trace.h"
#include "core/model/trace_builder.h"
#include "tests/testkit/patient_test.h"
#include "tests/testkit/scratch.h"

#include <functional>
#include <thread>

using namespace playhead;
using playhead::testkit::Scratch;

namespace {

/// Longer than any piece that is read at once.
std::string many_bytes()
{
    std::string bytes;
    for (int i = 0; bytes.size() < 9'000'000; ++i)
        bytes += std::to_string(i) + '\n';
    return bytes;
}

std::stop_token stopped()
{
    std::stop_source stop;
    stop.request_stop();
    return stop.get_token();
}

/// Calls back when it is read.
class CallingSource final : public Source
{
public:
    explicit CallingSource(std::function<void()> call) : call_(std::move(call)) {}
    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] std::uint64_t size() const override { return 100; }
    [[nodiscard]] Result<std::string> read(const Slice& slice,
                                           const std::stop_token& /*stop*/) const override
    {
        ++reads;
        call_();
        return std::string(slice.length, 'x');
    }
    mutable int reads = 0;

private:
    std::string name_ = "<calling>";
    std::function<void()> call_;
};

std::stop_source* stopped_by_decoder = nullptr;

void decode_bytes(std::span<const Record> records, Event& event)
{
    event.params = Payload::borrowed(records.front().bytes);
    if (stopped_by_decoder)
        stopped_by_decoder->request_stop();
}

bool was_told_to_stop = false;

void decode_with_token(std::span<const Record> /*records*/, Event& event,
                       const std::stop_token& stop)
{
    was_told_to_stop = stop.stop_requested();
    event.id = "decoded";
}

/// Of one event, of these slices.
std::shared_ptr<const Trace> trace_of(std::shared_ptr<const Source> source,
                                      std::vector<Slice> slices,
                                      RecordDecoder decoder = &decode_bytes)
{
    TraceBuilder builder;
    const std::uint16_t number = builder.add_source(std::move(source));
    for (Slice& slice : slices)
        slice.source = number;
    builder.add(Event(), slices, decoder);
    return std::move(builder).finish();
}

constexpr EventIndex only(0U);

} // namespace

class StoppedLoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSourceStopsAtOnce_data();
    void aSourceStopsAtOnce();
    void stoppedByAnotherThreadItGivesAllOrNothing_data() { aSourceStopsAtOnce_data(); }
    void stoppedByAnotherThreadItGivesAllOrNothing();
    void nothingIsReadForNobody();
    void aStopWhileItIsReadEndsTheLoad();
    void aStopWhileItIsDecodedEndsTheLoad();
    void aDecoderThatAsksIsGivenTheToken();
};

void StoppedLoadTest::aSourceStopsAtOnce_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::newRow("memory") << false;
    QTest::newRow("file") << true;
}

namespace {

std::shared_ptr<Source> sourceOf(const std::string& bytes, const Scratch& scratch, bool isFile)
{
    if (!isFile)
        return std::make_shared<MemorySource>("<memory>", bytes);
    const QString path = scratch.write(QStringLiteral("f"), QByteArray::fromStdString(bytes));
    return FileSource::open(path.toStdString()).value_or(nullptr);
}

Slice whole(const std::string& bytes)
{
    return {3, static_cast<std::uint32_t>(bytes.size() - 5), 0, RecordRole::Event};
}

} // namespace

void StoppedLoadTest::aSourceStopsAtOnce()
{
    QFETCH(bool, isFile);
    const Scratch scratch;
    const std::string bytes = many_bytes();
    const auto source = sourceOf(bytes, scratch, isFile);
    QVERIFY(source);
    const Slice slice = whole(bytes);
    const auto none = source->read(slice, stopped());
    QVERIFY(!none);
    QCOMPARE(none.error(), cancelled());
    const auto beginning = source->read_beginning(slice, 100, stopped());
    QVERIFY(!beginning);
    QCOMPARE(beginning.error(), cancelled());
    const auto all = source->read(slice, std::stop_source().get_token());
    QVERIFY(all);
    QVERIFY(*all == bytes.substr(3, bytes.size() - 5));
    QVERIFY(*source->read(slice) == *all);
}

void StoppedLoadTest::stoppedByAnotherThreadItGivesAllOrNothing()
{
    QFETCH(bool, isFile);
    const Scratch scratch;
    const std::string bytes = many_bytes();
    const auto trace = trace_of(sourceOf(bytes, scratch, isFile), {whole(bytes)});
    for (int i = 0; i < 20; ++i) {
        std::stop_source stop;
        std::jthread other([&stop] { stop.request_stop(); });
        const auto loaded = trace->load(only, stop.get_token());
        other.join();
        if (loaded)
            QVERIFY(loaded->event.params.json() == bytes.substr(3, bytes.size() - 5));
        else
            QCOMPARE(loaded.error(), cancelled());
    }
    QVERIFY(trace->load(only));
}

void StoppedLoadTest::nothingIsReadForNobody()
{
    const auto source = std::make_shared<CallingSource>([] {});
    const auto trace = trace_of(source, {{0, 10, 0, RecordRole::Event}});
    const auto loaded = trace->load(only, stopped());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error(), cancelled());
    QCOMPARE(source->reads, 0);
}

void StoppedLoadTest::aStopWhileItIsReadEndsTheLoad()
{
    std::stop_source stop;
    const auto source = std::make_shared<CallingSource>([&stop] { stop.request_stop(); });
    const auto trace =
        trace_of(source, {{0, 10, 0, RecordRole::Event}, {10, 10, 0, RecordRole::Context}});
    const auto loaded = trace->load(only, stop.get_token());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error(), cancelled());
    QCOMPARE(source->reads, 1);
    QVERIFY(trace->load(only));
}

void StoppedLoadTest::aStopWhileItIsDecodedEndsTheLoad()
{
    const auto trace = trace_of(std::make_shared<MemorySource>("<memory>", "some bytes"),
                                {{0, 10, 0, RecordRole::Event}});
    std::stop_source stop;
    stopped_by_decoder = &stop;
    const auto loaded = trace->load(only, stop.get_token());
    stopped_by_decoder = nullptr;
    QVERIFY(!loaded);
    QCOMPARE(loaded.error(), cancelled());
}

void StoppedLoadTest::aDecoderThatAsksIsGivenTheToken()
{
    const auto trace = trace_of(std::make_shared<MemorySource>("<memory>", "some bytes"),
                                {{0, 10, 0, RecordRole::Event}}, &decode_with_token);
    QCOMPARE(trace->load(only)->event.id, std::string("decoded"));
    QVERIFY(!was_told_to_stop);
    const Record record{RecordRole::Event, "some bytes"};
    (void)trace->decode(only, {&record, 1}, stopped());
    QVERIFY(was_told_to_stop);
}

QTEST_APPLESS_MAIN(StoppedLoadTest)
#include "stopped_load_test.moc"
