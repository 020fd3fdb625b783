package org.zhengyuan.server.security.client.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.idempotency.web.ShownOnce;
import org.zhengyuan.server.security.Operators;
import org.zhengyuan.server.security.Page;
import org.zhengyuan.server.security.Standing;
import org.zhengyuan.server.security.client.AdministeringClients;
import org.zhengyuan.server.security.client.Client;
import org.zhengyuan.server.security.client.ClientStandings;
import org.zhengyuan.server.security.client.Clients;

/** Machines of departments: registered, given secrets, suspended and stopped by operators. */
@RestController
@RequestMapping("/api/v1/clients")
class ClientController {
    private final AdministeringClients administering;
    private final Clients clients;
    private final ClientStandings standings;
    private final Operators operators;

    ClientController(
            AdministeringClients administering, Clients clients, ClientStandings standings, Operators operators) {
        this.administering = administering;
        this.clients = clients;
        this.standings = standings;
        this.operators = operators;
    }

    /** What is needed to register a client. */
    record Registration(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{2,63}") String clientId,
            @NotBlank @Size(max = 100) String name,
            @Pattern(regexp = "[0-9A-Z]{18}") @Nullable String department,
            @NotEmpty Set<@NotNull Role> roles) {}

    @PostMapping
    @ShownOnce
    @ResponseStatus(HttpStatus.CREATED)
    ClientDocument register(@Valid @RequestBody Registration wanted) {
        return ClientDocument.of(administering.register(
                operators.required(), wanted.clientId(), wanted.name(), wanted.department(), wanted.roles()));
    }

    @GetMapping
    Page<ClientDocument> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "100") int limit) {
        operators.required();
        return Page.of(clients.list(after, Page.fetch(limit)), limit, Client::clientId, ClientDocument::of);
    }

    @GetMapping("/{clientId}")
    ClientDocument one(@PathVariable String clientId) {
        operators.required();
        return ClientDocument.of(administering.find(clientId));
    }

    @PostMapping("/{clientId}/secrets")
    @ShownOnce
    @ResponseStatus(HttpStatus.CREATED)
    ClientDocument addSecret(@PathVariable String clientId) {
        return ClientDocument.of(administering.addSecret(operators.required(), clientId));
    }

    @PostMapping("/{clientId}/suspension")
    ClientDocument suspend(@PathVariable String clientId) {
        return change(clientId, Standing.SUSPENDED);
    }

    @DeleteMapping("/{clientId}/suspension")
    ClientDocument resume(@PathVariable String clientId) {
        return change(clientId, Standing.ACTIVE);
    }

    @PostMapping("/{clientId}/stop")
    ClientDocument stop(@PathVariable String clientId) {
        return change(clientId, Standing.STOPPED);
    }

    private ClientDocument change(String clientId, Standing standing) {
        Client changed = administering.change(operators.required(), clientId, standing);
        standings.changed(clientId);
        return ClientDocument.of(changed);
    }
}
