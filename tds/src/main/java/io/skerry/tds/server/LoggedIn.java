package io.skerry.tds.server;

import io.skerry.session.Session;
import io.skerry.tds.codec.PacketReader;
import io.skerry.tds.codec.PacketWriter;
import io.skerry.tds.codec.TdsVersion;

/** A session and the two directions of its wire, as a login leaves them. */
record LoggedIn(Session session, PacketReader reader, PacketWriter writer, TdsVersion version) {}
