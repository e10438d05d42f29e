// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/stopping.h"
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "ui/bridge/latest_job.h"
#include "ui/bridge/text.h"
#include "ui/panels/panel.h"
#include "ui/widgets/text_pane.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t bytesPerRow = 16;
constexpr std::size_t hexLimit = 64 * 1024;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RawPanel)
};

QString roleWord(RecordRole role)
{
    switch (role) {
    case RecordRole::Event:
        return Words::tr("event");
    case RecordRole::Error:
        return Words::tr("error");
    case RecordRole::Resource:
        return Words::tr("resource");
    case RecordRole::Scope:
        return Words::tr("scope");
    case RecordRole::Context:
        break;
    }
    return Words::tr("context");
}

/// Offset, hexadecimal bytes and their characters, sixteen in a row, as hexdump -C writes them.
QString hexDump(std::string_view bytes, std::uint64_t offset)
{
    const std::string_view shown = bytes.substr(0, hexLimit);
    QString text;
    for (std::size_t row = 0; row < shown.size(); row += bytesPerRow) {
        text += u"%1  "_s.arg(offset + row, 8, 16, QChar(u'0'));
        QString characters;
        for (std::size_t i = row; i < row + bytesPerRow; ++i) {
            if (i >= shown.size()) {
                text += u"   "_s;
                continue;
            }
            const auto byte = static_cast<unsigned char>(shown[i]);
            text += u"%1 "_s.arg(uint(byte), 2, 16, QChar(u'0'));
            characters += byte >= 0x20 && byte < 0x7f ? QChar(QLatin1Char(shown[i])) : QChar(u'.');
        }
        text += u" |"_s + characters + u"|\n"_s;
    }
    if (shown.size() < bytes.size())
        text +=
            Words::tr("… and %1 more\n").arg(toQString(format_bytes(bytes.size() - shown.size())));
    return text;
}

/// Whether bytes are text that a person can read: UTF-8 without control characters but white space.
bool isText(std::string_view bytes, const std::stop_token& stop)
{
    StopCheck check(stop);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (check.is_due(at))
            return false;
        const char c = bytes[at];
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b')
            return false;
    }
    return is_valid_utf8(bytes);
}

/// Of no use where it is stopped.
QString rawText(const LoadedEvent& event, const std::stop_token& stop)
{
    QString text;
    for (const LoadedEvent::Raw& record : event.records) {
        if (!text.isEmpty())
            text += u'\n';
        text += Words::tr("── %1 · %2 · byte %3 · %4\n")
                    .arg(roleWord(record.slice.role), toQString(record.source_name),
                         toQString(format_count(static_cast<std::int64_t>(record.slice.offset))),
                         toQString(format_bytes(record.slice.length)));
        const bool isReadable = isText(*record.bytes, stop);
        if (stop.stop_requested())
            return {};
        text += isReadable ? toQString(*record.bytes, stop) + u'\n'
                           : hexDump(*record.bytes, record.slice.offset);
    }
    return text;
}

/// The source's own bytes of each record of the event.
class RawPanel : public Panel
{
public:
    explicit RawPanel(QWidget* parent)
        : Panel(parent), m_text(new TextPane(Words::tr("Recorded bytes"), this))
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_text);
    }

    void show(const PanelContent& content) override
    {
        m_job.start([loaded = content.loaded](
                        const std::stop_token& stop) { return rawText(*loaded, stop); },
                    [this](const QString& text) { m_text->setText(text); });
    }
    void clear() override
    {
        m_job.cancel();
        m_text->setText({});
    }
    [[nodiscard]] bool isBusy() const override { return m_job.isRunning(); }

private:
    TextPane* m_text;
    LatestJob m_job;
};

} // namespace

const PanelDescriptor& rawPanel()
{
    static const PanelDescriptor descriptor = {
        "raw",
        QT_TRANSLATE_NOOP("Panel", "Raw"),
        [](const PanelContent&) { return true; },
        [](SessionContext&, QWidget* parent) -> Panel* { return new RawPanel(parent); },
        0,
    };
    return descriptor;
}

} // namespace playhead
