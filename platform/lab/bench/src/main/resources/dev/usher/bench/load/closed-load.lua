-- Closed load for wrk: each connection sends its next request as soon as the last one is answered.
-- The requests of a file are sent in turn. After the end of the load no request begins, but those
-- under way are awaited, so that every request that reached the server is counted.
--
-- Arguments: the file of requests, each ended by a NUL; for how many milliseconds requests begin;
-- how many requests begin at most; the number in the first unique part; the number of connections.

local ffi = require("ffi")
ffi.cdef [[
typedef struct { long seconds; long nanos; } moment;
int clock_gettime(int clock, moment *into);
int getpid(void);
int kill(int process, int signal);
int usleep(unsigned int micros);
]]

local MONOTONIC, SIGINT = 1, 2
local UNIQUE = "uuuuuuuuuuuu"
local PARKED_MILLIS = 3600000
-- wrk installs its signal handler only after it has started its threads.
local EARLIEST_END_MICROS = 200000

local requests, taken, unique = {}, 0, 0
local most, deadline, single = 0, 0, false
local sent, latencies, ended = 0, {}, false
local worker

-- Global, so that done() can read them from the other thread.
started, last, begun, answered = 0, 0, 0, 0
statuses = {}
p50, p90, p99, max = -1, -1, -1, -1

local moment = ffi.new("moment")
local function micros()
    ffi.C.clock_gettime(MONOTONIC, moment)
    return tonumber(moment.seconds) * 1000000 + tonumber(moment.nanos) / 1000
end

function setup(thread)
    worker = thread
end

function init(arguments)
    local file = assert(io.open(arguments[1], "rb"))
    for text in file:read("*a"):gmatch("([^%z]+)%z") do
        local from, to = text:find(UNIQUE, 1, true)
        requests[#requests + 1] = from and {text:sub(1, from - 1), text:sub(to + 1)} or text
    end
    file:close()
    most, unique = tonumber(arguments[3]), tonumber(arguments[4])
    single = arguments[5] == "1"
    started = micros()
    last = started
    deadline = started + tonumber(arguments[2]) * 1000
end

local function may_begin()
    return begun < most and micros() < deadline
end

local function percentile(percent)
    return latencies[math.max(1, math.ceil(#latencies * percent / 100))] or -1
end

local function end_if_all_answered()
    if answered < begun or ended then
        return
    end
    ended = true
    table.sort(latencies)
    p50, p90, p99, max = percentile(50), percentile(90), percentile(99), percentile(100)
    local early = started + EARLIEST_END_MICROS - micros()
    if early > 0 then
        ffi.C.usleep(early)
    end
    ffi.C.kill(ffi.C.getpid(), SIGINT)
end

-- Called by wrk before each request: the milliseconds that its connection waits.
function delay()
    if may_begin() then
        begun = begun + 1
        return 0
    end
    end_if_all_answered()
    return PARKED_MILLIS
end

function request()
    local text = requests[taken % #requests + 1]
    taken = taken + 1
    sent = micros()
    if type(text) == "string" then
        return text
    end
    unique = unique + 1
    return string.format("%s%012x%s", text[1], unique, text[2])
end

function response(status)
    last = micros()
    answered = answered + 1
    local name = tostring(status)
    statuses[name] = (statuses[name] or 0) + 1
    -- wrk does not say which connection was answered: latency is known only if there is one.
    if single then
        latencies[#latencies + 1] = last - sent
    end
    if not may_begin() then
        end_if_all_answered()
    end
end

function done()
    local counts = {}
    for status, count in pairs(worker:get("statuses")) do
        counts[#counts + 1] = string.format('"%s":%d', status, count)
    end
    print(string.format(
        'RESULT {"micros":%.0f,"begun":%d,"answered":%d,"statuses":{%s},'
            .. '"p50":%.0f,"p90":%.0f,"p99":%.0f,"max":%.0f}',
        worker:get("last") - worker:get("started"), worker:get("begun"), worker:get("answered"),
        table.concat(counts, ","),
        worker:get("p50"), worker:get("p90"), worker:get("p99"), worker:get("max")))
end
