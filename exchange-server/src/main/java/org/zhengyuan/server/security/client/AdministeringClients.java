package org.zhengyuan.server.security.client;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.server.security.AccessEvents;
import org.zhengyuan.server.security.AccessRefusal;
import org.zhengyuan.server.security.RandomSecret;
import org.zhengyuan.server.security.RoleRules;
import org.zhengyuan.server.security.Standing;

/** What an operator does with clients. Each act and its record are one transaction. Secrets leave here once and are kept as digests. */
@Service
public class AdministeringClients {
    private final Clients clients;
    private final AccessEvents events;
    private final Clock clock;

    public AdministeringClients(Clients clients, AccessEvents events, Clock clock) {
        this.clients = clients;
        this.events = events;
        this.clock = clock;
    }

    /** A client just registered or given a secret. */
    public record WithSecret(Client client, String secret) {}

    @Transactional
    public WithSecret register(
            Actor operator, String clientId, String name, @Nullable String department, Set<Role> roles) {
        RoleRules.check(Actor.Kind.CLIENT, department, roles);
        Client client = new Client(clientId, name, department, roles, Standing.ACTIVE, clock.instant(), null);
        if (!clients.add(client)) {
            throw AccessRefusal.TAKEN.toProblem();
        }
        events.append(clock.instant(), operator.id(), "client.register", clientId);
        return new WithSecret(client, secret(clientId));
    }

    /** Gives the client another secret; the one before it still holds, an older one no longer. */
    @Transactional
    public WithSecret addSecret(Actor operator, String clientId) {
        Client client = find(clientId);
        if (client.status() == Standing.STOPPED) {
            throw AccessRefusal.STOPPED.toProblem();
        }
        events.append(clock.instant(), operator.id(), "client.secret", clientId);
        return new WithSecret(client, secret(clientId));
    }

    /** Suspends, resumes or stops the client. A stop is for good and destroys its secrets. */
    @Transactional
    public Client change(Actor operator, String clientId, Standing standing) {
        find(clientId);
        if (!clients.changeStatus(clientId, standing) && standing != Standing.STOPPED) {
            throw AccessRefusal.STOPPED.toProblem();
        }
        if (standing == Standing.STOPPED) {
            clients.removeSecrets(clientId);
        }
        events.append(clock.instant(), operator.id(), "client." + standing.code(), clientId);
        return find(clientId);
    }

    public Client find(String clientId) {
        return clients.find(clientId).orElseThrow(RequestRefusal.NOT_FOUND::toProblem);
    }

    private String secret(String clientId) {
        String secret = RandomSecret.forMachine();
        clients.addSecret(clientId, SecretDigest.of(secret), clock.instant());
        return secret;
    }
}
