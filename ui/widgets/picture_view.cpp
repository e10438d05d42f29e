// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/picture_view.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QPainter>

#include <functional>

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int captionHeight = 20;
constexpr int largestSide = 4096;
constexpr qint64 largestFile = 256LL * 1024 * 1024;

} // namespace

PictureView::PictureView(int tallest, QWidget* parent) : QWidget(parent), m_tallest(tallest)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFont(Theme::instance().smallFont());
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureView::showText(std::string text)
{
    decode([text = std::move(text)] { return imageBytes(text); });
}

void PictureView::showFile(const QString& path)
{
    decode([path] {
        QFile file(path);
        const bool canRead =
            file.open(QIODevice::ReadOnly) && !file.isSequential() && file.size() <= largestFile;
        return canRead ? file.readAll() : QByteArray();
    });
}

void PictureView::decode(std::function<QByteArray()> bytes)
{
    clear();
    m_job.start([bytes = std::move(bytes)](
                    const std::stop_token&) { return decodeImage(bytes(), largestSide); },
                [this](DecodedImage decoded) {
                    m_decoded = std::move(decoded);
                    setAccessibleName(caption());
                    updateGeometry();
                    update();
                    Q_EMIT shown();
                });
}

void PictureView::clear()
{
    m_job.cancel();
    m_decoded = {};
    updateGeometry();
    update();
}

QString PictureView::caption() const
{
    if (!m_decoded.problem.isEmpty())
        return m_decoded.problem;
    if (m_decoded.image.isNull())
        return tr("Decoding the picture …");
    return tr("%1 · %2 × %3 · %4")
        .arg(m_decoded.format)
        .arg(m_decoded.size.width())
        .arg(m_decoded.size.height())
        .arg(toQString(format_bytes(static_cast<std::uint64_t>(m_decoded.bytes))));
}

QSize PictureView::pictureSize(int width) const
{
    if (m_decoded.image.isNull())
        return {0, 0};
    const QSize natural = m_decoded.image.size();
    const QSize room(width, m_tallest);
    const bool fits = natural.width() <= room.width() && natural.height() <= room.height();
    return fits ? natural : natural.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1});
}

int PictureView::heightForWidth(int width) const
{
    return pictureSize(width).height() + captionHeight;
}

QSize PictureView::sizeHint() const
{
    constexpr int usualWidth = 300;
    return {usualWidth, heightForWidth(width() > 0 ? width() : usualWidth)};
}

void PictureView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect picture(QPoint(0, 0), pictureSize(width()));
    if (!m_decoded.image.isNull()) {
        painter.drawImage(picture, m_decoded.image);
        painter.setPen(theme.color(ColorRole::Line));
        painter.drawRect(picture.adjusted(0, 0, -1, -1));
    }
    painter.setPen(theme.color(m_decoded.problem.isEmpty() ? ColorRole::Dim : ColorRole::Fail));
    const QRect below(0, picture.height() + 2, width(), captionHeight - 2);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(caption(), Qt::ElideRight, below.width()));
}

} // namespace playhead
