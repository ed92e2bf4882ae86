package racelane.export;

/** Numbers for files: at most three decimals, no exponent, no locale, no trailing zeros. */
final class Decimal {
    private Decimal() {
    }

    static String of(double value) {
        long thousandths = Math.round(value * 1000);
        long whole = Math.abs(thousandths) / 1000;
        long rest = Math.abs(thousandths) % 1000;
        StringBuilder text = new StringBuilder();
        if (thousandths < 0) {
            text.append('-');
        }
        text.append(whole);
        if (rest != 0) {
            text.append('.').append(rest / 100);
            if (rest % 100 != 0) {
                text.append(rest / 10 % 10);
                if (rest % 10 != 0) {
                    text.append(rest % 10);
                }
            }
        }
        return text.toString();
    }
}
