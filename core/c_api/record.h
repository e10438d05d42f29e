// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// Recording from C, and from every language that calls C. Installed as <playhead/record.h>; link
// libplayhead_record. core/record/README.md has examples in C and Python.
//
//     playhead_client client = playhead_open_jsonl("run.jsonl", NULL);
//     playhead_session session = playhead_session_begin(client, NULL);
//     playhead_action search = playhead_action_begin(session, "search_web", NULL, NULL);
//     playhead_action_returns(search, playhead_json("[\"Casa do Mar\"]"));
//     playhead_action_end(search, PLAYHEAD_SUCCESS);
//     playhead_session_end(session, PLAYHEAD_SUCCESS, NULL);
//     playhead_close(client);
//
// What holds of every function here:
//
//  - Clients, sessions and actions are named by numbers that are never used again: 0 names none,
//    and neither does the number of what has ended. Using one of those is an error, as is any
//    argument that makes no sense; nothing here ends the program or throws.
//  - A function that returns a status returns PLAYHEAD_OK, which is 0, or a code; one that returns
//    a number, 0 where it fails. playhead_last_error() then says what went wrong.
//  - Texts are UTF-8, end with a zero byte, and are borrowed until the function returns; NULL
//    stands for "none". Bytes that are no UTF-8 are kept as U+FFFD.
//  - Any thread may call any function at any time.
//  - A structure is filled by its _init function first, which knows what "none" is for each field;
//    then set what you have. Its first field is its size, so that one of an older header remains
//    good for a newer library.
//
// What recording promises is what the C++ interface does (core/record/README.md). It costs a
// quarter of a microsecond more: the numbers are looked up, under a lock that readers share.
#pragma once

// NOLINTBEGIN: this is C
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PLAYHEAD_API __attribute__((visibility("default")))
#else
#define PLAYHEAD_API
#endif

typedef uint64_t playhead_client;
typedef uint64_t playhead_session;
typedef uint64_t playhead_action;
/// An event of a client, as its parent or trigger is named; 0 for none.
typedef uint64_t playhead_event_number;

enum playhead_status {
    PLAYHEAD_OK = 0,
    PLAYHEAD_INVALID = 1,   ///< an argument that makes no sense, or a call that does not, here
    PLAYHEAD_GONE = 2,      ///< the number names nothing, or what has ended
    PLAYHEAD_FAILED = 3,    ///< a file or folder could not be used
    PLAYHEAD_LOST = 4,      ///< there was no room for the event: it is counted as lost
    PLAYHEAD_NO_MEMORY = 5, ///< of the process
};

/// How an event, an action or a session ended.
enum playhead_result {
    PLAYHEAD_INDETERMINATE = 0,
    PLAYHEAD_SUCCESS = 1,
    PLAYHEAD_FAIL = 2,
};

/// A time or a count that is not known.
#define PLAYHEAD_UNKNOWN INT64_MIN
/// In place of a parent: none, even where an action runs on this thread.
#define PLAYHEAD_NO_PARENT UINT64_MAX

/// What went wrong, in sentences for people. No text is NULL; those that do not apply are empty.
typedef struct playhead_error {
    int32_t code; ///< playhead_status
    const char* message;
    const char* where;  ///< a path, or what was called
    const char* remedy; ///< what can be done about it
} playhead_error;

/// What the last call on this thread that failed had to say; of code PLAYHEAD_OK where none has.
/// Never NULL. Valid until another call on this thread fails.
PLAYHEAD_API const playhead_error* playhead_last_error(void);

/// The version of the library: "0.1.0".
PLAYHEAD_API const char* playhead_version(void);

/// A value of an event: JSON, or a text; with `text` NULL, none. What is called JSON and is none is
/// kept as a text.
typedef struct playhead_value {
    const char* text;
    int32_t is_json;
} playhead_value;

static inline playhead_value playhead_text(const char* text)
{
    playhead_value value;
    value.text = text;
    value.is_json = 0;
    return value;
}

static inline playhead_value playhead_json(const char* json)
{
    playhead_value value;
    value.text = json;
    value.is_json = 1;
    return value;
}

// ---- Clients --------------------------------------------------------------------------------

/// Called when something goes wrong that the program is not stopped for, once until it is another
/// thing; on a thread of the library's or on one that records. The error is borrowed. It may
/// record, but not call playhead_flush() or playhead_close(), nor end the process.
typedef void (*playhead_on_error)(void* user, const playhead_error* error);

typedef struct playhead_client_options {
    size_t size;
    /// Where what is recorded lies until it is written, and survives when the program is killed.
    /// NULL: $XDG_STATE_HOME/Playhead/recording, or ~/.local/state/Playhead/recording.
    const char* folder;
    /// Bytes, of each thread that records; 0: 4 MiB. An event of more than a sixteenth goes through
    /// a file.
    size_t ring_size;
    /// Milliseconds that a call waits at most where a thread records faster than it can be written;
    /// then the event is lost and counted. PLAYHEAD_UNKNOWN: 100.
    int64_t patience;
    playhead_on_error on_error; ///< NULL: none
    void* user;                 ///< handed to on_error
} playhead_client_options;

/// Fills the first `size` bytes of `options`, which is sizeof(playhead_client_options).
PLAYHEAD_API void playhead_client_options_init(playhead_client_options* options, size_t size);

/// A client that appends to a file as JSON Lines, made where it is missing, readable by its owner
/// only. `options` may be NULL. 0 where the folder of recordings cannot be made; a file that cannot
/// be written is told by on_error and playhead_flush(), and what is recorded waits meanwhile.
PLAYHEAD_API playhead_client playhead_open_jsonl(const char* path,
                                                 const playhead_client_options* options);

/// A client that records into a library, where the viewer lists and follows it. `folder` NULL:
/// $XDG_DATA_HOME/Playhead, or ~/.local/share/Playhead, which the viewer opens. As above.
PLAYHEAD_API playhead_client playhead_open_library(const char* folder,
                                                   const playhead_client_options* options);

/// Waits until all that was recorded before is written, `patience` milliseconds at most.
PLAYHEAD_API int32_t playhead_flush(playhead_client client, int64_t patience);

/// Events that were lost, ever; 0 where there is no such client.
PLAYHEAD_API uint64_t playhead_lost(playhead_client client);

/// Writes what is left and ends the client with its sessions and actions: their numbers name
/// nothing any more. A session that was not ended says so when it is read. PLAYHEAD_FAILED: not all
/// was written; what is missing stays in the folder of recordings for playhead_recover(). No thread
/// should be recording: what it records is lost. A process that exits without it has its clients
/// closed, without a word about errors.
PLAYHEAD_API int32_t playhead_close(playhead_client client);

/// Takes up what programs have left in a folder of recordings (NULL: the usual one) that were
/// killed or crashed before it was all written: it goes where it was to go. What belongs to
/// programs that still run is left alone. Returns how many events came; -1 where it fails in part,
/// and what could not be written stays where it is. A client that is opened does this by itself,
/// for what was to go into files or into libraries, as it does.
PLAYHEAD_API int64_t playhead_recover(const char* folder);

// ---- Sessions -------------------------------------------------------------------------------

typedef struct playhead_session_options {
    size_t size;
    const char* id; ///< NULL: one is made
    const char* name;
    const char* const* tags;
    size_t tag_count;
    const char* const* default_tags; ///< of each of its events
    size_t default_tag_count;
} playhead_session_options;

PLAYHEAD_API void playhead_session_options_init(playhead_session_options* options, size_t size);

/// `options` may be NULL.
PLAYHEAD_API playhead_session playhead_session_begin(playhead_client client,
                                                     const playhead_session_options* options);

/// The moment, in nanoseconds since 1970, UTC, by the clock that events and actions without times
/// of their own go by: for playhead_event.init_timestamp of what is recorded after it has ended.
/// PLAYHEAD_UNKNOWN where there is no such session.
PLAYHEAD_API int64_t playhead_now(playhead_session session);

/// The session's id, valid until it ends; NULL where there is no such session.
PLAYHEAD_API const char* playhead_session_id(playhead_session session);

/// The session is over: how (playhead_result), and why, or NULL. Its actions may end later.
PLAYHEAD_API int32_t playhead_session_end(playhead_session session, int32_t result,
                                          const char* reason);

// ---- Events ---------------------------------------------------------------------------------

/// An event, with AgentOps' fields and defaults. What is not set is not recorded.
typedef struct playhead_event {
    size_t size;
    const char* event_type; ///< what happened: "OpenAI Call", "search_web". Needed.
    /// "action", "llm", "api", "tool", "screenshot", "error" or a word of your own; NULL: llm where
    /// there is a model, else action.
    const char* action_type;
    int32_t result; ///< playhead_result; where it is not set, Fail where there is an error
    const char* model;
    const char* agent;
    const char* const* tags; ///< beside the session's default tags
    size_t tag_count;

    playhead_value params;
    playhead_value returns;
    playhead_value prompt;
    playhead_value completion;

    /// Nanoseconds since 1970, UTC, by playhead_now(). PLAYHEAD_UNKNOWN: when playhead_record() is
    /// called.
    int64_t init_timestamp;
    /// PLAYHEAD_UNKNOWN: an event at one moment, without a duration.
    int64_t end_timestamp;

    int64_t prompt_tokens; ///< PLAYHEAD_UNKNOWN where not known, as all of these
    int64_t completion_tokens;
    int64_t total_tokens;
    int64_t cache_read_tokens;
    int64_t cache_write_tokens;
    int64_t reasoning_tokens;
    double cost; ///< USD; NaN where not known

    const char* error_type;
    const char* error_message;
    const char* error_code;
    const char* error_stack;
    playhead_event_number error_trigger; ///< the event that it came from

    const void* screenshot; ///< the bytes of a picture: PNG, JPEG, WebP or GIF
    size_t screenshot_size;
    const char* screenshot_path; ///< where there are no bytes: a path or URL

    /// The event it ran inside; 0: what this thread is in; PLAYHEAD_NO_PARENT: none.
    playhead_event_number parent;
} playhead_event;

PLAYHEAD_API void playhead_event_init(playhead_event* event, size_t size);

/// Records an event. Its number.
PLAYHEAD_API playhead_event_number playhead_record(playhead_session session,
                                                   const playhead_event* event);

// ---- Actions --------------------------------------------------------------------------------

typedef struct playhead_action_options {
    size_t size;
    const char* action_type; ///< NULL: action
    const char* agent;
    const char* const* tags;
    size_t tag_count;
    /// The event it runs inside; 0: what this thread is in; PLAYHEAD_NO_PARENT: none.
    playhead_event_number parent;
    /// Not 0: what this thread records meanwhile is not inside it by itself. For a thread that runs
    /// several actions in turn, as event loops do: it says by playhead_enter() which one is on.
    int32_t is_detached;
} playhead_action_options;

PLAYHEAD_API void playhead_action_options_init(playhead_action_options* options, size_t size);

/// An action begins. Until it ends, what this thread records in the session is inside it, and
/// inside the innermost where several run. `params_json` is an object of names and values, or NULL;
/// so may `options` be.
PLAYHEAD_API playhead_action playhead_action_begin(playhead_session session, const char* event_type,
                                                   const char* params_json,
                                                   const playhead_action_options* options);

/// The action's number as an event, for what is inside it on other threads, or names it as its
/// trigger. 0, too, where there was no room for its beginning.
PLAYHEAD_API playhead_event_number playhead_action_event(playhead_action action);

/// What it returned. The last call counts.
PLAYHEAD_API int32_t playhead_action_returns(playhead_action action, playhead_value value);

/// It has failed, with an error of this type and message, each of which may be NULL. It still runs.
PLAYHEAD_API int32_t playhead_action_fail(playhead_action action, const char* type,
                                          const char* message);

/// It is over; on any thread, and in any order with others. `result` is a playhead_result; one that
/// has failed stays failed.
PLAYHEAD_API int32_t playhead_action_end(playhead_action action, int32_t result);

// ---- Other threads --------------------------------------------------------------------------

/// The event that this thread is in, in the session: the innermost action that runs, or what was
/// entered. Hand it to what runs on another thread on its behalf. 0 for none.
PLAYHEAD_API playhead_event_number playhead_current(playhead_session session);

/// From here to playhead_leave(), what this thread records in the session is inside that event.
PLAYHEAD_API int32_t playhead_enter(playhead_session session, playhead_event_number event);

/// Leaves what this thread entered last as `event`. PLAYHEAD_INVALID where it has not.
PLAYHEAD_API int32_t playhead_leave(playhead_session session, playhead_event_number event);

#ifdef __cplusplus
}
#endif
// NOLINTEND
