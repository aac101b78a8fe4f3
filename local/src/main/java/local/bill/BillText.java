package local.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A bill for people: a table, the total, and what is not in it. */
public final class BillText {
    private static final String ROW = "  %-44s %16s  %-34s %14s%n";

    private BillText() {}

    /** Several lines, each ended. */
    public static String of(Bill bill) {
        StringBuilder text = new StringBuilder();
        text.append("What the traffic of the last %s would have cost on AWS%n%n"
                .formatted(time(bill.reading().time().toSeconds())));
        if (bill.lines().isEmpty()) {
            text.append("  Nothing was used yet.%n".formatted());
        } else {
            text.append(ROW.formatted("item", "amount", "unit price (as of)", "USD"));
            lines(text, bill.lines());
            text.append(ROW.formatted("total", "", "", dollars(bill.total())));
        }
        text.append("%n%s%n".formatted(perThousand(bill)));
        if (!bill.monthly().isEmpty()) {
            text.append("%nA month in which nothing happens (730 hours)%n%n".formatted());
            lines(text, bill.monthly());
            text.append(ROW.formatted("total", "", "", dollars(bill.monthlyTotal())));
        }
        text.append("%n".formatted());
        bill.notes().forEach(it -> text.append("%s%n".formatted(it)));
        return text.toString();
    }

    private static void lines(StringBuilder text, List<Bill.Line> lines) {
        for (Bill.Line line : lines) {
            text.append(ROW.formatted(
                    line.price().label(), amount(line.amount()), price(line.price()), dollars(line.usd())));
        }
    }

    private static String perThousand(Bill bill) {
        if (bill.perThousandRequests().isEmpty()) {
            return "No cost per 1,000 requests: there were no requests to an HTTP API.";
        }
        return "Per 1,000 requests to the HTTP API (there were %s): %s USD; without idle polls %s USD."
                .formatted(
                        amount(bill.requests()),
                        dollars(bill.perThousandRequests().get()),
                        dollars(bill.perThousandRequestsOfWork().orElseThrow()));
    }

    private static String price(Price price) {
        String per = price.per() == 1 ? "" : " / " + scaled(price.per());
        String doubt = price.confirmed() == Price.Confirmation.UNCONFIRMED ? "?" : "";
        return "%s%s (%s%s)".formatted(price.usd().toPlainString(), per, price.date(), doubt);
    }

    private static String scaled(long per) {
        return per % 1_000_000 == 0 ? per / 1_000_000 + "M" : per % 1_000 == 0 ? per / 1_000 + "k" : "" + per;
    }

    private static String amount(double amount) {
        boolean whole = amount == Math.rint(amount);
        return String.format(Locale.ROOT, whole ? "%,.0f" : amount < 1 ? "%.6f" : "%,.2f", amount);
    }

    private static String dollars(BigDecimal usd) {
        return usd.setScale(6, RoundingMode.HALF_UP).toPlainString();
    }

    private static String time(long seconds) {
        StringJoiner words = new StringJoiner(" ");
        if (seconds >= 3_600) {
            words.add(seconds / 3_600 + " h");
        }
        if (seconds >= 60) {
            words.add(seconds % 3_600 / 60 + " min");
        }
        return words.add(seconds % 60 + " s").toString();
    }
}
