// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/instance/instance_claim.h"

#include <QCryptographicHash>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <thread>
#include <utility>

namespace playhead {

namespace {

using Clock = std::chrono::steady_clock;

/// Of the socket's path: what sun_path holds, less what Qt adds while it makes the socket.
constexpr std::size_t longestSocketPath = 88;

std::string environment(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody changes it
    return value ? value : "";
}

bool isOwnFolder(const std::string& path)
{
    struct stat folder = {};
    return path.starts_with('/') && ::stat(path.c_str(), &folder) == 0 && S_ISDIR(folder.st_mode) &&
           folder.st_uid == ::getuid();
}

/// A descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

bool isOfThisUser(int connection)
{
    ucred peer = {};
    socklen_t size = sizeof(peer);
    return ::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::getuid();
}

bool connectTo(int socket, const std::string& path, Clock::time_point until)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size()); // longestSocketPath is less
    constexpr std::chrono::milliseconds pause(10);
    for (;;) {
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0)
            return isOfThisUser(socket);
        // Its owner has started just now, and listens soon.
        const bool isSoon = errno == ENOENT || errno == ECONNREFUSED || errno == EINTR;
        if (!isSoon || Clock::now() + pause > until)
            return false;
        std::this_thread::sleep_for(pause);
    }
}

/// Whether the next that comes is this line.
bool expect(int socket, std::string_view line, Clock::time_point until)
{
    std::string got;
    while (got.size() < line.size()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd waited = {socket, POLLIN, 0};
        const int ready = left > 0 ? ::poll(&waited, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        char byte = 0;
        if (ready <= 0 || ::recv(socket, &byte, 1, MSG_DONTWAIT) != 1)
            return false;
        got += byte;
    }
    return got == line;
}

bool sendAll(int socket, const QByteArray& bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t count = ::send(socket, bytes.constData() + sent,
                                     static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false; // or SO_SNDTIMEO has passed
        sent += count;
    }
    return true;
}

} // namespace

std::string instanceSocketPath(const std::string& libraryFolder)
{
    std::error_code ignored;
    auto library = std::filesystem::weakly_canonical(libraryFolder, ignored).string();
    if (library.empty())
        library = libraryFolder;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // A window on another display is none that would come to the front here.
    for (const std::string& part :
         {library, environment("WAYLAND_DISPLAY"), environment("DISPLAY")}) {
        hash.addData(QByteArrayView(part.data(), static_cast<qsizetype>(part.size())));
        hash.addData(QByteArrayView("\0", 1));
    }
    const std::string name = "/playhead-" + std::to_string(::getuid()) + "-" +
                             hash.result().toHex().left(16).toStdString();
    const std::string runtime = environment("XDG_RUNTIME_DIR");
    const bool isUsable = isOwnFolder(runtime) && runtime.size() + name.size() <= longestSocketPath;
    return (isUsable ? runtime : "/tmp") + name;
}

InstanceClaim InstanceClaim::take(const std::string& socketPath)
{
    InstanceClaim claim;
    constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR;
    claim.m_lock = ::open((socketPath + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                          ownerOnly);
    struct stat file = {};
    if (claim.m_lock < 0 || ::fstat(claim.m_lock, &file) != 0 || file.st_uid != ::getuid())
        return claim;
    if (::flock(claim.m_lock, LOCK_EX | LOCK_NB) == 0)
        claim.m_state = State::Ours;
    else if (errno == EWOULDBLOCK)
        claim.m_state = State::Others;
    return claim;
}

InstanceClaim::InstanceClaim(InstanceClaim&& other) noexcept
    : m_lock(std::exchange(other.m_lock, -1)), m_state(std::exchange(other.m_state, State::None))
{
}

InstanceClaim& InstanceClaim::operator=(InstanceClaim&& other) noexcept
{
    std::swap(m_lock, other.m_lock);
    std::swap(m_state, other.m_state);
    return *this;
}

InstanceClaim::~InstanceClaim()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

bool handOver(const std::string& socketPath, const OpenRequest& request,
              std::chrono::milliseconds patience)
{
    const QByteArray message = printRequest(request);
    if (message.size() > longestRequest || socketPath.size() > longestSocketPath)
        return false;
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval longestWait = {patience.count() / 1000,
                                 static_cast<suseconds_t>(patience.count() % 1000 * 1000)};
    if (socket.get() < 0 ||
        ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &longestWait, sizeof(longestWait)) != 0)
        return false;
    const Clock::time_point until = Clock::now() + patience;
    return connectTo(socket.get(), socketPath, until) &&
           expect(socket.get(), "playhead 1\n", until) && sendAll(socket.get(), message) &&
           expect(socket.get(), "ok\n", Clock::now() + patience);
}

} // namespace playhead
