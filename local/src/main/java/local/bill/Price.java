package local.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What something costs.
 *
 * @param id such as {@code sqs-requests}
 * @param usd for {@code per} units
 * @param unit in the plural, such as {@code requests}
 * @param date of the source: the price held then
 * @param source where the price comes from
 * @param confirmed whether AWS's own word for it was at hand; else the source only tells of it
 */
public record Price(
        String id,
        String label,
        BigDecimal usd,
        long per,
        String unit,
        String region,
        LocalDate date,
        String source,
        Confirmation confirmed) {
    /** How sure the price is. */
    public enum Confirmation {
        /** In the project's facts, which were checked. */
        CHECKED,
        /** Told by the named source, which is not AWS. */
        TOLD,
        /** Known from AWS's price list at some time; no source was at hand to look it up. */
        UNCONFIRMED
    }

    public Price {
        if (usd.signum() < 0 || per < 1) {
            throw new IllegalArgumentException("%s: %s for %d is no price".formatted(id, usd, per));
        }
    }
}
