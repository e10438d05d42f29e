// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/core/formats/opening.h"

#include "core/formats/importer.h"
#include "tests/testkit/patient_test.h"

using namespace Qt::Literals::StringLiterals;

namespace playhead {

namespace {

QString disagreement(const Trace& trace, EventIndex index, Loading loading)
{
    const auto loaded = trace.load(index);
    if (!loaded)
        return loading == Loading::MayFail ? QString()
                                           : QString::fromStdString(loaded.error().to_string());
    const Event& event = loaded->event;
    if (event.event_type != trace.event_type(index))
        return u"event_type"_s;
    if (event.result != trace.result(index))
        return u"result"_s;
    if (event.init_timestamp != trace.start(index))
        return u"start"_s;
    if (event.model != trace.model(index))
        return u"model"_s;
    if (event.agent != trace.agent(index))
        return u"agent"_s;
    const bool is_missed = !event.error.is_empty() && !trace.has(index, EventFlag::HasError);
    return is_missed ? u"error"_s : QString();
}

} // namespace

std::shared_ptr<const Document> opened(const QString& path)
{
    auto document = open_document(path.toStdString(), Job{});
    if (document)
        return *document;
    QTest::qFail(document.error().to_string().c_str(), __FILE__, __LINE__);
    return nullptr;
}

std::shared_ptr<const Document> openedText(const QByteArray& text, const QString& name)
{
    const testkit::Scratch scratch;
    return opened(scratch.write(name.isEmpty() ? u"session.json"_s : name, text));
}

std::shared_ptr<const Document> readWith(const Format& format, const QString& path)
{
    auto source = FileSource::open(path.toStdString());
    if (!source)
        return nullptr;
    const Job job;
    Importer importer(*source, format, job, {});
    const auto read = format.read(importer);
    return read ? std::move(importer).finish(true) : nullptr;
}

QString disagreement(const Document& document, Loading loading)
{
    for (const auto& trace : document.sessions) {
        for (std::uint32_t i = 0; i < trace->event_count(); ++i) {
            const QString what = disagreement(*trace, EventIndex(i), loading);
            if (!what.isEmpty())
                return u"#%1: %2"_s.arg(i).arg(what);
        }
    }
    return {};
}

} // namespace playhead
