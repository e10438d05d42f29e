# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
#
# Packages of the viewer: what cpack makes of the components `viewer` and, for Debian, `debian`.
# ./installer/package makes all that can be made on Debian, and is what to use there: it sets the
# times of what is packed.
set(CPACK_PACKAGE_NAME playhead)
set(CPACK_PACKAGE_VENDOR "The Playhead developers")
set(CPACK_PACKAGE_CONTACT "The Playhead developers <developers@playhead.dev>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "native replay viewer for the runs of AI agents")
set(CPACK_PACKAGE_DESCRIPTION
    "It opens the recorded session of an AI agent and shows every action, tool,\nrequest and LLM call as a tree, beside its bar on a timeline, with everything\nthat was recorded about it.\n\nIt reads sessions of Claude Code, Codex, Gemini CLI, Copilot, AgentOps,\nOpenTelemetry and many others, and has no network code.")
set(CPACK_PACKAGE_INSTALL_DIRECTORY Playhead)
set(CPACK_PACKAGE_EXECUTABLES playhead Playhead)
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_THREADS 1) # as many as a machine has would be other bytes
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL viewer)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
# Who packs the sources is ./installer/package source: from a list of files, not from a folder.
set(CPACK_SOURCE_GENERATOR "")

# The libraries are the system's.
set_target_properties(playhead PROPERTIES INSTALL_RPATH "")

if(APPLE)
    include(PlayheadPackageMac)
elseif(WIN32)
    include(PlayheadPackageWindows)
else()
    include(PlayheadPackageDebian)
endif()
include(CPack)
