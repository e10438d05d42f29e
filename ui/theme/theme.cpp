// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/theme/theme.h"

#include "ui/theme/system_look.h"
#include "ui/theme/window_style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QStyle>
#include <QStyleHints>
#include <QSvgRenderer>

/// Cannot be called from within a namespace.
static void initResources()
{
    Q_INIT_RESOURCE(playhead);
}

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

ColorRole roleOf(ActionType type)
{
    switch (type) {
    case ActionType::Llm:
        return ColorRole::Llm;
    case ActionType::Api:
        return ColorRole::Api;
    case ActionType::Tool:
        return ColorRole::Tool;
    case ActionType::Screenshot:
        return ColorRole::Screenshot;
    case ActionType::Error:
        return ColorRole::Fail;
    case ActionType::Action:
    case ActionType::Other:
        break;
    }
    return ColorRole::Action;
}

/// Draws an SVG of ours in the theme's colour of the moment, sharp at every scale.
class ThemedIconEngine : public QIconEngine
{
public:
    explicit ThemedIconEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QFile file(u":/playhead/icons/%1.svg"_s.arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return;
        const ColorRole role = mode == QIcon::Disabled ? ColorRole::Dim : ColorRole::Text;
        QByteArray svg = file.readAll();
        svg.replace("currentColor", Theme::instance().color(role).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new ThemedIconEngine(m_name); }

private:
    QString m_name;
};

} // namespace

Theme::Theme() = default;
Theme::~Theme() = default;

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::install(QApplication& application)
{
    initResources();
    application.setStyle(new WindowStyle); // which the application owns
    application.setFont(font());
    apply();
}

void Theme::setMode(ThemeMode mode)
{
    m_mode = mode;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // What the system draws, such as the window's frame, follows; and says its own again.
    QGuiApplication::styleHints()->setColorScheme(mode == ThemeMode::Dark ? Qt::ColorScheme::Dark
                                                  : mode == ThemeMode::Light
                                                      ? Qt::ColorScheme::Light
                                                      : Qt::ColorScheme::Unknown);
#endif
    const bool asksSystem = mode == ThemeMode::System || mode == ThemeMode::HighContrast;
    if (asksSystem && !m_system) {
        m_system = std::make_unique<SystemLook>();
        connect(m_system.get(), &SystemLook::changed, this, [this] {
            m_look = wanted();
            apply();
            Q_EMIT changed();
        });
    }
    follow();
}

void Theme::follow()
{
    const WindowLook look = wanted();
    if (look == m_look)
        return;
    m_look = look;
    apply();
    Q_EMIT changed();
}

WindowLook Theme::wanted() const
{
    switch (m_mode) {
    case ThemeMode::Light:
        return {};
    case ThemeMode::Dark:
        return {.isDark = true};
    case ThemeMode::HighContrast:
        return {.isDark = m_system && m_system->look().isDark, .isHighContrast = true};
    case ThemeMode::System:
        break;
    }
    return m_system ? m_system->look() : WindowLook();
}

bool Theme::hasAnimations() const
{
    return m_isMotionWanted &&
           QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0 &&
           (!m_system || m_system->hasAnimations());
}

void Theme::setMotionWanted(bool isWanted)
{
    if (isWanted == m_isMotionWanted)
        return;
    m_isMotionWanted = isWanted;
    Q_EMIT changed();
}

void Theme::apply() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, color(ColorRole::Window));
    palette.setColor(QPalette::WindowText, color(ColorRole::Text));
    palette.setColor(QPalette::Base, color(ColorRole::Panel));
    palette.setColor(QPalette::AlternateBase, color(ColorRole::Window));
    palette.setColor(QPalette::Text, color(ColorRole::Text));
    palette.setColor(QPalette::PlaceholderText, color(ColorRole::Dim));
    palette.setColor(QPalette::Button, color(ColorRole::Chip));
    palette.setColor(QPalette::ButtonText, color(ColorRole::Text));
    palette.setColor(QPalette::ToolTipBase, color(ColorRole::Panel));
    palette.setColor(QPalette::ToolTipText, color(ColorRole::Text));
    palette.setColor(QPalette::Highlight, color(ColorRole::Selection));
    palette.setColor(QPalette::HighlightedText, color(ColorRole::Text));
    palette.setColor(QPalette::Link, color(ColorRole::Accent));
    palette.setColor(QPalette::LinkVisited, color(ColorRole::Accent));
    palette.setColor(QPalette::Mid, color(ColorRole::Line));
    palette.setColor(QPalette::Light, color(ColorRole::Panel));
    palette.setColor(QPalette::Dark, color(ColorRole::Line));
    palette.setColor(QPalette::Shadow, color(ColorRole::Line));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mixed(ColorRole::Dim, ColorRole::Panel, 0.4));
    QApplication::setPalette(palette);
}

QColor Theme::color(ColorRole role) const
{
    return QColor::fromRgb(paletteOf(m_look).at(static_cast<std::size_t>(role)));
}

QColor Theme::color(ActionType type) const
{
    return color(roleOf(type));
}

QColor Theme::color(EventResult result) const
{
    switch (result) {
    case EventResult::Success:
        return color(ColorRole::Success);
    case EventResult::Fail:
        return color(ColorRole::Fail);
    case EventResult::Indeterminate:
        break;
    }
    return color(ColorRole::Indeterminate);
}

QColor Theme::mixed(ColorRole from, ColorRole to, double share) const
{
    const QColor a = color(from);
    const QColor b = color(to);
    const auto blend = [share](float x, float y) {
        return x + (y - x) * static_cast<float>(share);
    };
    return QColor::fromRgbF(blend(a.redF(), b.redF()), blend(a.greenF(), b.greenF()),
                            blend(a.blueF(), b.blueF()));
}

QFont Theme::font() const
{
    QFont font(u"Inter"_s);
    font.setFamilies({u"Inter"_s, u"DejaVu Sans"_s, u"Droid Sans Fallback"_s, u"sans-serif"_s});
    font.setPixelSize(13);
    return font;
}

QFont Theme::smallFont() const
{
    QFont small = font();
    small.setPixelSize(11);
    return small;
}

QFont Theme::captionFont() const
{
    QFont caption = smallFont();
    caption.setWeight(QFont::DemiBold);
    caption.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    return caption;
}

QFont Theme::monospaceFont() const
{
    QFont font(u"DejaVu Sans Mono"_s);
    // No font with ligatures: they would show "!=" and "//" as something that was not recorded.
    font.setFamilies({u"DejaVu Sans Mono"_s, u"monospace"_s});
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(12);
    return font;
}

QIcon Theme::icon(const QString& name) const
{
    return QIcon(new ThemedIconEngine(name));
}

QString Theme::glyph(EventResult result)
{
    switch (result) {
    case EventResult::Success:
        return u"✓"_s;
    case EventResult::Fail:
        return u"✕"_s;
    case EventResult::Indeterminate:
        break;
    }
    return u"?"_s;
}

QString Theme::letter(ActionType type)
{
    switch (type) {
    case ActionType::Action:
        return u"A"_s;
    case ActionType::Llm:
        return u"L"_s;
    case ActionType::Api:
        return u"H"_s;
    case ActionType::Tool:
        return u"T"_s;
    case ActionType::Screenshot:
        return u"S"_s;
    case ActionType::Error:
        return u"E"_s;
    case ActionType::Other:
        break;
    }
    return u"O"_s;
}

} // namespace playhead
