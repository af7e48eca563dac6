package io.guanxi.graphql;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/** The least amounts of currencies, to which statements round what they work out. */
final class MinorUnits {

    /** What statements have them as. */
    static final String NAME = "minorUnits";

    private static final int AMOUNT_SCALE = 4;
    private static final int USUAL = 2;

    /** By the code of the currency, in ten-thousandths: of those whose least amount is not a hundredth. */
    static final Map<String, Long> UNUSUAL = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0
                    && currency.getDefaultFractionDigits() <= AMOUNT_SCALE
                    && currency.getDefaultFractionDigits() != USUAL)
            .collect(Collectors.toUnmodifiableMap(
                    Currency::getCurrencyCode,
                    currency -> BigDecimal.ONE
                            .movePointRight(AMOUNT_SCALE - currency.getDefaultFractionDigits())
                            .longValueExact()));

    private MinorUnits() {}
}
