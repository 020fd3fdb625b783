package org.zhengyuan.server.security.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The addresses that one caller commands: a single IPv4 address, or the /64 of an IPv6 address, which is what one line is given. */
final class AddressRange {
    private static final int PREFIX_BYTES = 8;

    private AddressRange() {}

    /** One name for every address of the range. An IPv4 address written as IPv6 is that IPv4 address. */
    static String of(String address) {
        int zone = address.indexOf('%');
        String literal = zone < 0 ? address : address.substring(0, zone);
        try {
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            byte[] range = bytes.length == 4 ? bytes : Arrays.copyOf(bytes, PREFIX_BYTES);
            return HexFormat.of().formatHex(range);
        } catch (UnknownHostException e) {
            return literal;
        }
    }
}
