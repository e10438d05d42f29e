// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_value.h"
#include "core/base/text.h"
#include "ui/bridge/image_decoder.h"
#include "ui/bridge/text.h"
#include "ui/panels/panel.h"
#include "ui/panels/value_page.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/recorded_text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QUrl>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int tallestPicture = 4000;
constexpr std::size_t longestAddress = 4096;

/// The path of a file of this machine that a text names, or an empty string.
QString localPath(const QString& text)
{
    const QUrl url(text);
    if (url.isLocalFile() && url.host().isEmpty())
        return url.toLocalFile();
    return QFileInfo(text).isAbsolute() && !text.startsWith("//"_L1) ? text : QString();
}

/// A recorded screenshot. What is in the session is shown; a file that it names is read only when
/// the person says so, and an address in the network never.
class ScreenshotPanel : public Panel
{
    Q_DECLARE_TR_FUNCTIONS(ScreenshotPanel)

public:
    explicit ScreenshotPanel(QWidget* parent);

    void show(const PanelContent& content) override;
    void clear() override;
    [[nodiscard]] bool isBusy() const override { return m_picture->isBusy(); }

private:
    void showAddress(const QString& text);

    RecordedText* m_address;
    LinkButton* m_load;
    PictureView* m_picture;
    QString m_path;
};

ScreenshotPanel::ScreenshotPanel(QWidget* parent) : Panel(parent)
{
    m_address = new RecordedText(this);
    m_address->setAccessibleName(tr("Where the picture is"));
    m_load = new LinkButton(tr("Load the picture from this file"), this);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Screenshot"));
    auto* page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    m_picture = new PictureView(tallestPicture, page);
    auto* inner = new QVBoxLayout(page);
    inner->setContentsMargins(14, 12, 14, 12);
    inner->setSpacing(8);
    inner->addWidget(m_address);
    inner->addWidget(m_load, 0, Qt::AlignLeft);
    inner->addWidget(m_picture);
    inner->addStretch();
    scroll->setWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(m_load, &QAbstractButton::clicked, this, [this] {
        m_picture->show();
        m_picture->showFile(m_path);
    });
}

void ScreenshotPanel::show(const PanelContent& content)
{
    std::string scratch;
    const std::string_view text =
        json::Value(content.loaded->event.screenshot.json()).text(scratch);
    m_path.clear();
    if (holdsImage(text)) {
        m_address->hide();
        m_load->hide();
        m_picture->show();
        m_picture->showText(std::string(text));
        return;
    }
    m_picture->clear();
    m_picture->hide();
    showAddress(toQString(elide(text, longestAddress)));
}

void ScreenshotPanel::showAddress(const QString& text)
{
    m_path = localPath(text);
    m_address->show();
    m_load->setVisible(!m_path.isEmpty());
    if (m_path.isEmpty())
        m_address->showPlain(
            tr("The picture is not in the session, which names this place:\n\n%1\n\nNothing is "
               "fetched from the network.")
                .arg(text));
    else
        m_address->showPlain(
            tr("The picture is not in the session, which names this file:\n\n%1").arg(text));
    m_load->setToolTip(plainToolTip(m_path));
}

void ScreenshotPanel::clear()
{
    m_path.clear();
    m_address->showPlain({});
    m_load->setToolTip({});
    m_load->hide();
    m_picture->clear();
}

} // namespace

const PanelDescriptor& screenshotPanel()
{
    static const PanelDescriptor descriptor = {
        "screenshot",
        QT_TRANSLATE_NOOP("Panel", "Screenshot"),
        [](const PanelContent& content) {
            const Payload& screenshot = content.loaded->event.screenshot;
            return saysSomething(screenshot) && screenshot.json() != "\"\"";
        },
        [](SessionContext&, QWidget* parent) -> Panel* { return new ScreenshotPanel(parent); },
        25,
    };
    return descriptor;
}

} // namespace playhead
