package org.zhengyuan.server.demo;

import java.time.LocalDate;

/**
 * An enterprise as the register has it.
 *
 * @param capital in yuan, two decimals
 * @param changedOn business date of this state
 */
record Enterprise(
        String uscc,
        String name,
        String type,
        String legalRepresentative,
        String legalRepresentativeId,
        String capital,
        LocalDate establishedOn,
        LocalDate operatingUntil,
        String scope,
        String division,
        String address,
        String status,
        LocalDate changedOn) {
    Enterprise at(String otherAddress, LocalDate on) {
        return new Enterprise(
                uscc,
                name,
                type,
                legalRepresentative,
                legalRepresentativeId,
                capital,
                establishedOn,
                operatingUntil,
                scope,
                division,
                otherAddress,
                status,
                on);
    }

    Enterprise in(String otherDivision) {
        return new Enterprise(
                uscc,
                name,
                type,
                legalRepresentative,
                legalRepresentativeId,
                capital,
                establishedOn,
                operatingUntil,
                scope,
                otherDivision,
                address,
                status,
                changedOn);
    }
}
