package org.zhengyuan.server.security.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressRangeTest {
    @Test
    void everyAddressOfOneSixtyFourIsOneCaller() {
        assertThat(AddressRange.of("2001:db8:1:2::1")).isEqualTo(AddressRange.of("2001:db8:1:2:ffff::9"));
        assertThat(AddressRange.of("2001:db8:1:2::1")).isNotEqualTo(AddressRange.of("2001:db8:1:3::1"));
    }

    @Test
    void anIpv4AddressIsItselfHoweverWritten() {
        assertThat(AddressRange.of("192.0.2.7")).isEqualTo(AddressRange.of("::ffff:192.0.2.7"));
        assertThat(AddressRange.of("192.0.2.7")).isNotEqualTo(AddressRange.of("192.0.2.8"));
    }

    @Test
    void theZoneOfALinkLocalAddressDoesNotMatter() {
        assertThat(AddressRange.of("fe80::1%eth0")).isEqualTo(AddressRange.of("fe80::2"));
    }
}
