package org.zhengyuan.exchange.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The places outside that an operator has approved for posting to. Everything else is refused, and so is an approved name that leads to an
 * address where it should not: what a name means is looked up again before each attempt.
 */
public final class ApprovedTargets {
    private record Approved(String origin, List<Network> networks) {
        boolean admits(InetAddress address) {
            return networks.isEmpty()
                    ? !address.isLoopbackAddress()
                            && !address.isLinkLocalAddress()
                            && !address.isAnyLocalAddress()
                            && !address.isMulticastAddress()
                    : networks.stream().anyMatch(network -> network.contains(address));
        }
    }

    private final List<Approved> approved;

    /**
     * @param lines each {@code scheme://host:port}, the port as URLs leave it out, then the networks its addresses must lie in, separated by
     *     spaces; without networks any address but the machine's own, link-local and multicast ones
     * @throws IllegalArgumentException a line is not so
     */
    public ApprovedTargets(List<String> lines) {
        List<Approved> parsed = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            parsed.add(new Approved(
                    origin(URI.create(words[0])),
                    Arrays.stream(words).skip(1).map(Network::parse).toList()));
        }
        this.approved = List.copyOf(parsed);
    }

    public boolean contains(URI target) {
        return approved.stream().anyMatch(one -> one.origin().equals(origin(target)));
    }

    /**
     * Checks a target before a connection is made.
     *
     * @throws IOException its name leads nowhere, or to an address that is not approved
     */
    public void check(URI target) throws IOException {
        Approved one = approved.stream()
                .filter(known -> known.origin().equals(origin(target)))
                .findFirst()
                .orElseThrow(() -> new IOException("the target is not approved"));
        for (InetAddress address : InetAddress.getAllByName(target.getHost())) {
            if (!one.admits(address)) {
                throw new IOException("the target's name leads to an address that is not approved");
            }
        }
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http")) || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("not an http or https address of a host: " + uri.getHost());
        }
        int standard = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":"
                + (uri.getPort() < 0 ? standard : uri.getPort());
    }
}
