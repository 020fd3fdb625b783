package org.zhengyuan.server.security.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.server.security.Standing;

/** The machines known here. Every change is durable when the method returns. */
public interface Clients {
    /** Adds the client; false where the id is taken. */
    boolean add(Client client);

    Optional<Client> find(String clientId);

    /** The live secrets of the client, none or one or two. */
    List<SecretDigest> secrets(String clientId);

    /** Clients in the order of their ids, at most {@code limit} after {@code after}. */
    List<Client> list(@Nullable String after, int limit);

    /** Adds a live secret; where two live already, the older one dies in the same transaction. */
    void addSecret(String clientId, SecretDigest secret, Instant at);

    /** Sets the status unless the client is stopped for good; false where it is, or where there is no such client. */
    boolean changeStatus(String clientId, Standing status);

    /** Kills every secret of the client. */
    void removeSecrets(String clientId);

    /** Remembers the day of a token. Writes at most once per client and day. */
    void usedOn(String clientId, LocalDate day);
}
