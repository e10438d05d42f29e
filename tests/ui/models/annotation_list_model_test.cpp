// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "tests/testkit/patient_test.h"
#include "tests/testkit/trace_maker.h"
#include "ui/context/event_annotations.h"
#include "ui/context/session_context.h"
#include "ui/models/annotation_list_model.h"
#include "ui/models/event_roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <random>

using namespace playhead;
using namespace Qt::Literals::StringLiterals;

class AnnotationListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_context = std::make_unique<SessionContext>();
        testkit::TraceMaker maker;
        for (int i = 0; i < 20; ++i)
            maker.add("<b>step</b>", i, i + 1);
        m_context->setTrace(maker.finish());
        m_model = std::make_unique<AnnotationListModel>(*m_context);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_context.reset();
    }

    void rowsAreTheEventsThatAreMarked()
    {
        std::mt19937 random(3);
        for (int i = 0; i < 200; ++i) {
            const EventIndex event(std::uint32_t(random() % 20));
            switch (random() % 4) {
            case 0:
                m_context->annotations().toggleBookmark(event);
                break;
            case 1:
                m_context->annotations().setNote(event, u"n%1"_s.arg(i));
                break;
            case 2:
                m_context->annotations().setNote(event, {});
                break;
            default:
                m_context->annotations().undo().undo();
            }
            std::vector<EventIndex> marked;
            for (const auto& [noted, annotation] : m_context->annotations().current()->entries()) {
                if (!annotation.is_empty())
                    marked.push_back(noted);
            }
            QCOMPARE(m_model->rowCount(), int(marked.size()));
            for (int row = 0; row < m_model->rowCount(); ++row)
                QCOMPARE(m_model->eventAt(m_model->index(row, 0)), marked[std::size_t(row)]);
        }
        m_context->setTrace(nullptr);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void aRowSaysAllThatIsToBeKnown()
    {
        m_context->annotations().toggleBookmark(EventIndex(4U));
        m_context->annotations().setNote(EventIndex(4U), u"two\nlines <i>"_s);
        const QModelIndex event = m_model->index(0, AnnotationListModel::EventColumn);
        const QModelIndex note = m_model->index(0, AnnotationListModel::NoteColumn);
        QCOMPARE(event.data().toString(), u"#4 <b>step</b>"_s);
        QVERIFY(event.data(IsBookmarkedRole).toBool());
        QVERIFY(event.data(HasNoteRole).toBool());
        QCOMPARE(event.data(Qt::AccessibleTextRole).toString(),
                 u"#4 <b>step</b>, bookmarked, with a note"_s);
        QVERIFY(!note.data().toString().contains(u'\n'));
        QVERIFY(note.data().toString().contains(u"two"_s));
        QVERIFY(!event.data(Qt::ToolTipRole).toString().contains(u"<i>"_s)); // escaped
    }

    void otherRowsStayWhereTheyAre()
    {
        m_context->annotations().toggleBookmark(EventIndex(3U));
        m_context->annotations().toggleBookmark(EventIndex(9U));
        const QPersistentModelIndex kept(m_model->index(1, 0));
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_context->annotations().toggleBookmark(EventIndex(5U));
        m_context->annotations().toggleBookmark(EventIndex(3U));
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_model->eventAt(kept), EventIndex(9U));
        QCOMPARE(kept.row(), 1);
    }

private:
    std::unique_ptr<SessionContext> m_context;
    std::unique_ptr<AnnotationListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(AnnotationListModelTest)
#include "annotation_list_model_test.moc"
