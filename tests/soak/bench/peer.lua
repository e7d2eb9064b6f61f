-- SPDX-License-Identifier: GPL-2.0-or-later
-- The usual way to say what a SIP response means: a post-dissector in Lua. For the benchmark to compare with.

local phrases = {
    [100] = "Trying", [180] = "Ringing", [181] = "Call Is Being Forwarded", [183] = "Session Progress",
    [200] = "OK", [202] = "Accepted", [302] = "Moved Temporarily",
    [400] = "Bad Request", [401] = "Unauthorized", [403] = "Forbidden", [404] = "Not Found",
    [407] = "Proxy Authentication Required", [408] = "Request Timeout", [480] = "Temporarily Unavailable",
    [481] = "Call/Transaction Does Not Exist", [486] = "Busy Here", [487] = "Request Terminated",
    [488] = "Not Acceptable Here", [500] = "Server Internal Error", [503] = "Service Unavailable",
    [603] = "Decline",
}

local status_code = Field.new("sip.Status-Code")
local cseq_method = Field.new("sip.CSeq.method")

local peer = Proto("peer", "Peer of SIP Response Code")
local code = ProtoField.uint16("peer.code", "Code")
local name = ProtoField.string("peer.name", "Name")
local method = ProtoField.string("peer.method", "Method")
peer.fields = {code, name, method}

function peer.dissector(buffer, _, tree)
    local status = status_code()
    if not status then return end
    local subtree = tree:add(peer, buffer())
    subtree:add(code, status.value):set_generated()
    subtree:add(name, phrases[status.value] or "unknown"):set_generated()
    local answered = cseq_method()
    if answered then subtree:add(method, answered.value):set_generated() end
end

register_postdissector(peer)
