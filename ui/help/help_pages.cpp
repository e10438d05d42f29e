// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/help/help_pages.h"

#include <QAction>
#include <QCoreApplication>
#include <QFile>
#include <QMainWindow>
#include <QRegularExpression>
#include <QWidget>

#include <array>
#include <utility>

/// Cannot be called from within a namespace.
static void initHelpResources()
{
    Q_INIT_RESOURCE(help);
}

namespace playhead {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array order = {"opening", "tree",    "timeline",  "replay",  "panels",
                              "filter",  "library", "recording", "exports", "keyboard"};

/// Which page is about which widget. The first that a widget is in counts, from the inside out.
constexpr std::array parts = {
    std::pair("playhead::StartView", "opening"),
    std::pair("playhead::MessagePage", "opening"),
    std::pair("playhead::SessionList", "library"),
    std::pair("playhead::LibrarySearchDialog", "library"),
    std::pair("playhead::WaterfallView", "tree"),
    std::pair("playhead::LanesView", "timeline"),
    std::pair("playhead::OverviewStrip", "timeline"),
    std::pair("playhead::TransportBar", "replay"),
    std::pair("playhead::SessionHeader", "panels"),
    std::pair("playhead::EventPane", "panels"),
    std::pair("playhead::FilterBar", "filter"),
    std::pair("playhead::FindBar", "filter"),
    std::pair("playhead::GraphExportDialog", "exports"),
    std::pair("playhead::CommandPalette", "keyboard"),
    std::pair("playhead::KeysSheet", "keyboard"),
};

/// Where the texts of actions are translated.
constexpr std::array contexts = {
    "playhead::MainWindow",        "playhead::Navigation",    "playhead::TimeActions",
    "playhead::TimelineStack",     "playhead::ReplayActions", "playhead::WaterfallActions",
    "playhead::AnnotationActions", "playhead::FilterActions", "playhead::HelpActions",
    "playhead::UndoActions",
};

QString withoutMark(QString text)
{
    return text.remove(u'&');
}

QByteArray readFile(const QString& language, const QString& id)
{
    QFile file(u":/playhead/help/%1/%2.md"_s.arg(language, id));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HelpPage readPage(const QString& language, const QString& id)
{
    QByteArray bytes = readFile(language, id);
    if (bytes.isEmpty())
        bytes = readFile(u"en"_s, id);
    const QString all = QString::fromUtf8(bytes);
    const qsizetype end = all.indexOf(u'\n');
    return {id, all.left(end).mid(2), all.mid(end + 1).trimmed()};
}

/// "&Undo" of one that says what it undoes: then its short text is the one that stays.
QString nameOf(const QAction& action)
{
    const QString name = action.iconText();
    return action.text().startsWith(name) ? name : action.text();
}

QAction* actionWithText(const QMainWindow& window, const QString& text)
{
    QAction* found = nullptr;
    for (QAction* action : window.findChildren<QAction*>()) {
        if (withoutMark(nameOf(*action)) != text)
            continue;
        if (!action->shortcuts().isEmpty())
            return action;
        if (!found)
            found = action;
    }
    return found;
}

/// Text as Markdown that shows it as it is.
QString literal(const QString& text)
{
    static const QRegularExpression special(u"([\\\\`*_{}\\[\\]<>#|~])"_s);
    return QString(text).replace(special, u"\\\\1"_s);
}

QString shownAs(const QString& texts, const QMainWindow& window)
{
    const QAction* action = actionOf(window, texts);
    const QString text = action ? nameOf(*action) : texts.section(u'|', 0, 0);
    QString shown = u"**"_s % literal(withoutMark(text)) % u"**"_s;
    QStringList keys;
    if (action) {
        for (const QKeySequence& key : action->shortcuts())
            keys += u'`' % key.toString(QKeySequence::NativeText) % u'`';
    }
    return keys.isEmpty() ? shown : shown % u" ("_s % keys.join(u", "_s) % u')';
}

} // namespace

QList<HelpPage> helpPages()
{
    initHelpResources();
    //: The folder of the help's pages in this language, below resources/help.
    const QString language = QCoreApplication::translate("playhead::HelpPages", "en");
    QList<HelpPage> pages;
    for (const char* id : order)
        pages += readPage(language, QString::fromLatin1(id));
    return pages;
}

QString helpPageOf(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget()) {
        for (const auto& [part, page] : parts) {
            if (widget->inherits(part))
                return QString::fromLatin1(page);
        }
    }
    return u"keyboard"_s;
}

QAction* actionOf(const QMainWindow& window, const QString& texts)
{
    for (const QString& text : texts.split(u'|')) {
        const QByteArray source = text.toUtf8();
        for (const char* context : contexts) {
            const QString shown = QCoreApplication::translate(context, source.constData());
            if (QAction* action = actionWithText(window, withoutMark(shown)))
                return action;
        }
    }
    return nullptr;
}

QString withActions(const QString& markdown, const QMainWindow& window)
{
    static const QRegularExpression place(u"\\{\\{(.+?)\\}\\}"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    QString text;
    qsizetype from = 0;
    for (auto match = place.globalMatch(markdown); match.hasNext();) {
        const auto found = match.next();
        text += QStringView(markdown).mid(from, found.capturedStart() - from);
        text += shownAs(found.captured(1).simplified(), window);
        from = found.capturedEnd();
    }
    return text + QStringView(markdown).mid(from);
}

} // namespace playhead
