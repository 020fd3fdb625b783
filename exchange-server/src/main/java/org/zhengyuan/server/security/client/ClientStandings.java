package org.zhengyuan.server.security.client;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengyuan.server.security.AfterCommit;
import org.zhengyuan.server.security.Standing;

/**
 * Clients as they stand now, at most one second old: a stop reaches every process within that second, the process that made it at
 * once. Pulls do not rely on it; they read {@code client.status} in their own transaction.
 */
@Component
public class ClientStandings {
    private static final Duration OLDEST = Duration.ofSeconds(1);
    /** From this age on the next caller has it read anew beside, so that under load nobody waits for it. */
    private static final Duration AGING = Duration.ofMillis(400);

    private static final int MOST = 10_000;

    private final LoadingCache<String, Optional<Client>> clients;

    public ClientStandings(Clients clients) {
        this.clients =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(OLDEST).build(clients::find);
    }

    /** The client if it may act. */
    public Optional<Client> active(String clientId) {
        return clients.get(clientId).filter(client -> client.status() == Standing.ACTIVE);
    }

    /** Forgets what is known of the client. */
    public void changed(String clientId) {
        AfterCommit.run(() -> clients.invalidate(clientId));
    }
}
