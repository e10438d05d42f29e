<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ConversationPanel</name>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tool calls</source>
        <translation>
            <numerusform>%1 tool call</numerusform>
            <numerusform>%1 tool calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsRow</name>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages of #%2 before them are no longer sent</source>
        <translation>
            <numerusform>%1 message of #%2 before them is no longer sent</numerusform>
            <numerusform>%1 messages of #%2 before them are no longer sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message numerus="yes">
        <source>cost of %1 LLM calls unknown</source>
        <translation>
            <numerusform>cost of %1 LLM call unknown</numerusform>
            <numerusform>cost of %1 LLM calls unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::CrashNotesDialog</name>
    <message numerus="yes">
        <source>They stay in %n file(s), and go nowhere by themselves:</source>
        <translation>
            <numerusform>They stay in %n file, and go nowhere by themselves:</numerusform>
            <numerusform>They stay in %n files, and go nowhere by themselves:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::EventRowsModel</name>
    <message numerus="yes">
        <source>, %1 hits below</source>
        <translation>
            <numerusform>, %1 hit below</numerusform>
            <numerusform>, %1 hits below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hits below</source>
        <translation>
            <numerusform>%1 hit below</numerusform>
            <numerusform>%1 hits below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::EventTexts</name>
    <message numerus="yes">
        <source>%n children</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failures below</source>
        <translation>
            <numerusform>%n failure below</numerusform>
            <numerusform>%n failures below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::EventView</name>
    <message numerus="yes">
        <source>%1 secrets shown</source>
        <translation>
            <numerusform>%1 secret shown</numerusform>
            <numerusform>%1 secrets shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 secrets masked</source>
        <translation>
            <numerusform>%1 secret masked</numerusform>
            <numerusform>%1 secrets masked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FacetChip</name>
    <message numerus="yes">
        <source>%1: %2, %3 events</source>
        <translation>
            <numerusform>%1: %2, %3 event</numerusform>
            <numerusform>%1: %2, %3 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FilterField</name>
    <message numerus="yes">
        <source>%1 hits</source>
        <translation>
            <numerusform>%1 hit</numerusform>
            <numerusform>%1 hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events could not be read</source>
        <translation>
            <numerusform>%1 event could not be read</numerusform>
            <numerusform>%1 events could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FindBar</name>
    <message numerus="yes">
        <source>%1 of %2 events</source>
        <translation>
            <numerusform>%1 of %2 event</numerusform>
            <numerusform>%1 of %2 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FolderImport</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FollowChip</name>
    <message numerus="yes">
        <source>Follow the end, %1 new events</source>
        <translation>
            <numerusform>Follow the end, %1 new event</numerusform>
            <numerusform>Follow the end, %1 new events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FoundSessionsModel</name>
    <message numerus="yes">
        <source>%1 bytes in %n file(s)</source>
        <translation>
            <numerusform>%1 bytes in %n file</numerusform>
            <numerusform>%1 bytes in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::FoundSessionsView</name>
    <message numerus="yes">
        <source>Open %n session(s) at once?</source>
        <translation>
            <numerusform>Open %n session at once?</numerusform>
            <numerusform>Open %n sessions at once?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::JsonTreeModel</name>
    <message numerus="yes">
        <source>{%1 keys}</source>
        <translation>
            <numerusform>{%1 key}</numerusform>
            <numerusform>{%1 keys}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys</source>
        <translation>
            <numerusform>%1 key</numerusform>
            <numerusform>%1 keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::KeepButton</name>
    <message numerus="yes">
        <source>&amp;Keeps %n agents&apos;</source>
        <translation>
            <numerusform>&amp;Keeps %n agent&apos;s</numerusform>
            <numerusform>&amp;Keeps %n agents&apos;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::LibraryMatchesModel</name>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation>
            <numerusform>%1 match</numerusform>
            <numerusform>%1 matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::LibrarySearchDialog</name>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation>
            <numerusform>%1 match</numerusform>
            <numerusform>%1 matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sessions</source>
        <translation>
            <numerusform>%1 session</numerusform>
            <numerusform>%1 sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::LinkOpener</name>
    <message numerus="yes">
        <source>It has %1 events.</source>
        <translation>
            <numerusform>It has %1 event.</numerusform>
            <numerusform>It has %1 events.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::MainWindow</name>
    <message numerus="yes">
        <source>Open %n files</source>
        <translation>
            <numerusform>Open %n file</numerusform>
            <numerusform>Open %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import all sessions of %n folders into the library</source>
        <translation>
            <numerusform>Import all sessions of %n folder into the library</numerusform>
            <numerusform>Import all sessions of %n folders into the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n session(s)</source>
        <translation>
            <numerusform>Imported %n session</numerusform>
            <numerusform>Imported %n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> from %n file(s)</source>
        <translation>
            <numerusform> from %n file</numerusform>
            <numerusform> from %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) or folder(s) were left out. The details say why.</source>
        <translation>
            <numerusform>%n file or folder was left out. The details say why.</numerusform>
            <numerusform>%n files or folders were left out. The details say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n event(s) could not be read</source>
        <translation>
            <numerusform>; %n event could not be read</numerusform>
            <numerusform>; %n events could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n event(s) to %1</source>
        <translation>
            <numerusform>Exported %n event to %1</numerusform>
            <numerusform>Exported %n events to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 events</source>
        <translation>
            <numerusform>%1 of %2 event</numerusform>
            <numerusform>%1 of %2 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were written.</source>
        <translation>
            <numerusform>%n event was written.</numerusform>
            <numerusform>%n events were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::PlacesButton</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::RangeLabel</name>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tokens</source>
        <translation>
            <numerusform>%1 token</numerusform>
            <numerusform>%1 tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::Recordings</name>
    <message numerus="yes">
        <source>Recovered %n session(s) of programs that ended before them</source>
        <translation>
            <numerusform>Recovered %n session of a program that ended before it</numerusform>
            <numerusform>Recovered %n sessions of programs that ended before them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%n event(s) were not written yet).</source>
        <translation>
            <numerusform> (%n event was not written yet).</numerusform>
            <numerusform> (%n events were not written yet).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recovered %n event(s) of programs that have ended.</source>
        <translation>
            <numerusform>Recovered %n event of a program that has ended.</numerusform>
            <numerusform>Recovered %n events of programs that have ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) could not be taken up: %1</source>
        <translation>
            <numerusform>%n recording could not be taken up: %1</numerusform>
            <numerusform>%n recordings could not be taken up: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::SessionHeader</name>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::SessionListModel</name>
    <message numerus="yes">
        <source>%1, %2, %3 events, %4</source>
        <translation>
            <numerusform>%1, %2, %3 event, %4</numerusform>
            <numerusform>%1, %2, %3 events, %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::StartView</name>
    <message numerus="yes">
        <source>%1 sessions of %n agents</source>
        <translation>
            <numerusform>%1 sessions of %n agent</numerusform>
            <numerusform>%1 sessions of %n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keeping %n sessions in the library.</source>
        <translation>
            <numerusform>Keeping %n session in the library.</numerusform>
            <numerusform>Keeping %n sessions in the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read.</source>
        <translation>
            <numerusform>%n cannot be read.</numerusform>
            <numerusform>%n cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 files looked through in %2.</source>
        <translation>
            <numerusform>%1 file looked through in %2.</numerusform>
            <numerusform>%1 files looked through in %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>playhead::TotalTexts</name>
    <message numerus="yes">
        <source>At least: the cost of %1 LLM calls is not known, and not in the sum.</source>
        <translation>
            <numerusform>At least: the cost of %1 LLM call is not known, and not in the sum.</numerusform>
            <numerusform>At least: the cost of %1 LLM calls is not known, and not in the sum.</numerusform>
        </translation>
    </message>
</context>
</TS>
