package racelane.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import racelane.picture.Arrow;
import racelane.picture.Box;
import racelane.picture.Clip;
import racelane.picture.Dash;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.Points;
import racelane.picture.Polygon;
import racelane.picture.Strip;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** Pictures for tests: one of every mark, and a little timeline as a person would see it. */
final class Specimen {
    private static final double LEFT = 180;
    private static final double RIGHT = 940;

    private final TextMeasure measure = TextMeasure.bundled();
    private final List<Mark> marks = new ArrayList<>();

    private Specimen() {
    }

    /** One of every mark and every way to paint it. */
    static Picture ofEveryMark() {
        Ink finding = InkRole.FINDING.ink();
        return new Picture(200, 160, "every mark & <none> left out", List.of(
                Box.at(10, 10, 40, 20).filled(InkRole.ALIVE.ink()),
                Box.at(60.3, 10.4, 40, 20).rounded(4).filled(InkRole.CURSOR.ink(0.13)).edged(Pen.hairline(finding)),
                Box.at(110, 10, 40, 20).filled(InkRole.CARD.ink()).hatched(Hatch.rising(InkRole.LANE_0.ink())),
                Box.at(155, 10, 40, 20).hatched(Hatch.falling(InkRole.TEXT.ink(0.5))),
                Box.disc(20, 50, 4.2).filled(InkRole.LANE_1.ink()).edged(Pen.of(InkRole.BACKGROUND.ink(), 1.5)),
                Line.horizontal(40, 90, 50, Pen.hairline(InkRole.GRID.ink())),
                new Line(Points.of(100, 40, 120, 40, 120, 60, 150, 60), Pen.of(InkRole.COUNT.ink(), 2.4)),
                new Line(Points.of(150, 40, 190, 55), Pen.of(InkRole.COUNT.ink(), 1.6).dashed(Dash.DASHED)),
                new Polygon(Points.of(10, 70, 24, 70, 17, 80), finding, Pen.hairline(InkRole.TEXT.ink())),
                Polygon.flag(40, 82, 12, finding),
                Words.at(60, 80, "put(#1) → \"0\" <ESC \u001b> & \u202ex", FontRole.MONO, 12),
                Words.at(100, 96, "Stale  put", FontRole.SANS_SEMIBOLD, 13).inked(finding).centred(),
                Words.at(190, 96, "not observed", FontRole.SANS_ITALIC, 11).inked(InkRole.TEXT_DIM.ink()).ending(),
                Words.at(10, 96, "漢שלום", FontRole.SANS, 12),
                Arrow.between(10, 104, 60, 140, Pen.of(InkRole.CURSOR.ink(), 1.5)),
                new Strip(80, new float[] {110, 110, 110, 0, 120}, new float[] {150, 150, 140, 0, 120},
                        new byte[] {-1, -1, (byte) 128, 0, -1}, InkRole.LANE_2.ink()),
                new Clip(120, 110, 30, 30, List.of(
                        Box.at(100, 100, 100, 20).filled(InkRole.UNBOUND.ink()),
                        new Clip(100, 125, 40, 40, List.of(Box.at(0, 0, 200, 160).filled(InkRole.FREED.ink()))),
                        Words.at(120, 138, "clipped words", FontRole.SANS_MEDIUM, 12)))));
    }

    /** An object lane and three thread lanes, 960 by 460 px. */
    static Picture ofATimeline() {
        Specimen specimen = new Specimen();
        specimen.ruler();
        specimen.objectLane();
        specimen.threadLanes();
        specimen.cursor();
        return new Picture(960, 460, "a put that meets zero", specimen.marks);
    }

    private void ruler() {
        add(Box.at(0, 0, 960, 52).filled(InkRole.CARD.ink()));
        int columns = 900;
        float[] tops = new float[columns];
        float[] bottoms = new float[columns];
        byte[] densities = new byte[columns];
        Random random = new Random(7);
        for (int i = 0; i < columns; i++) {
            tops[i] = 46 - random.nextInt(24);
            bottoms[i] = 46;
            densities[i] = (byte) (i % 3 == 2 ? 0 : 140);
        }
        add(new Strip(20, tops, bottoms, densities, InkRole.TEXT_FAINT.ink()));
        add(Words.at(20, 14, "6 054 events · 1.05 s · 82 tasks · clock mono", FontRole.SANS, 11)
                .inked(InkRole.TEXT_DIM.ink()));
        for (int i = 0; i < 4; i++) {
            add(Polygon.triangleDown(500 + 97 * i, 10, 10, 8, InkRole.FINDING.ink()));
        }
        add(Box.at(600, 1, 120, 50).rounded(3).filled(InkRole.CURSOR.ink(0.16))
                .edged(Pen.hairline(InkRole.CURSOR.ink(0.4))));
        add(Box.at(LEFT, 52, 960 - LEFT, 24).filled(InkRole.PANEL.ink()));
        rule(52);
        rule(76);
        for (int i = 0; i < 25; i++) {
            add(Line.vertical(LEFT + 10 + i * 31.53, 76, 460, Pen.hairline(InkRole.GRID.ink())));
        }
        for (int i = 0; i < 5; i++) {
            add(Words.at(LEFT + 10 + i * 157.65, 68, String.valueOf(1386 + 60 * i), FontRole.MONO, 11)
                    .inked(InkRole.TEXT_DIM.ink()));
        }
        add(Box.at(0, 52, LEFT, 408).filled(InkRole.PANEL.ink()));
        add(Line.vertical(LEFT, 52, 460, Pen.hairline(InkRole.RULE.ink())));
    }

    private void header(double top, double height, InkRole lane, String name, String detail) {
        add(Box.at(0, top, 4, height).filled(lane.ink()));
        add(Words.at(16, top + 22, name, FontRole.SANS_SEMIBOLD, 13));
        add(Words.at(16, top + 40, measure.ellipsize(detail, FontRole.SANS, 11.5, LEFT - 24), FontRole.SANS, 11.5)
                .inked(InkRole.TEXT_DIM.ink()));
        rule(top + height);
    }

    private void objectLane() {
        header(76, 140, InkRole.COUNT, "uart0.3", "struct port_info (master) · open count of the device");
        add(Words.at(16, 134, "0xff1100000568a028", FontRole.MONO, 10.5).inked(InkRole.TEXT_FAINT.ink()));
        double[] levels = {170, 146, 122, 98};
        for (int value = 0; value < 4; value++) {
            add(Line.horizontal(LEFT, 960, levels[value], Pen.hairline(InkRole.GRID.ink())));
            add(Words.at(LEFT - 10, levels[value] + 4, String.valueOf(value), FontRole.MONO, 11)
                    .inked(InkRole.TEXT_DIM.ink()).ending());
        }
        add(Box.at(LEFT, levels[0], 960 - LEFT, 18).filled(InkRole.WARNING_ZONE.ink()));
        Pen count = Pen.of(InkRole.COUNT.ink(), 2.4);
        add(new Line(Points.of(190, levels[2], 221, levels[2], 221, levels[1], 310, levels[1], 310, levels[2],
                390, levels[2]), count));
        add(Box.at(390, levels[2], 140, 24).hatched(Hatch.rising(InkRole.TEXT_DIM.ink(0.35))));
        add(new Line(Points.of(390, levels[2], 530, levels[1]), Pen.of(InkRole.COUNT.ink(), 1.6).dashed(Dash.DASHED)));
        add(new Line(Points.of(530, levels[1], 780, levels[1]), count));
        add(new Line(Points.of(780, levels[1], 780, levels[0], RIGHT, levels[0]), Pen.of(InkRole.FINDING.ink(), 2.4)));
        centred(460, 110, "not observed", FontRole.SANS_ITALIC, InkRole.TEXT_DIM.ink());
        for (double[] at : new double[][] {{221, levels[1], 1}, {310, levels[2], 1}, {530, levels[1], 0},
            {780, levels[1], 1}}) {
            add(Box.disc(at[0], at[1], 5).filled(InkRole.lane((int) at[2]).ink())
                    .edged(Pen.of(InkRole.BACKGROUND.ink(), 1.5)));
        }
        centred(266, 140, "1", FontRole.MONO_SEMIBOLD, InkRole.COUNT.ink());
        centred(350, 116, "2", FontRole.MONO_SEMIBOLD, InkRole.COUNT.ink());
        centred(650, 140, "1", FontRole.MONO_SEMIBOLD, InkRole.COUNT.ink());
        centred(860, 164, "0", FontRole.MONO_SEMIBOLD, InkRole.FINDING.ink());
        life(190, 300, "#1 alive, published", InkRole.ALIVE, InkRole.ON_ALIVE);
        life(490, 120, "alive, unbound", InkRole.UNBOUND, InkRole.ON_UNBOUND);
        add(Box.at(610, 195, 90, 13).rounded(3).filled(InkRole.CARD.ink()).edged(Pen.hairline(InkRole.FINDING.ink())));
        centred(655, 205, "freed", FontRole.SANS, InkRole.FINDING.ink());
        life(700, 240, "#2 alive, same address", InkRole.ALIVE, InkRole.ON_ALIVE);
        add(Polygon.triangleDown(780, 92, 13, 10, InkRole.FINDING.ink()));
        add(Words.at(790, 91, "stale put", FontRole.SANS_SEMIBOLD, 11).inked(InkRole.FINDING.ink()));
    }

    private void life(double x, double width, String text, InkRole paper, InkRole ink) {
        add(Box.at(x, 195, width, 13).rounded(3).filled(paper.ink()));
        centred(x + width / 2, 205, text, FontRole.SANS, ink.ink());
    }

    private void threadLanes() {
        header(216, 90, InkRole.LANE_0, "sh-222", "unbind / bind loop · CPU0");
        slice(191, 224, 360, 0, "unbind_store › driver_remove › port_unregister");
        slice(191, 243, 340, 0, "port_remove(#1)");
        slice(440, 262, 42, 0, "~ put_port");
        slice(556, 224, 54, -1, "devres_release_all");
        slice(616, 224, 160, 0, "bind_store › port_probe");
        waits(220, 288, 140, 0);
        holds(360, 288, 130, 0);
        holds(640, 288, 110, 0);
        add(Words.at(224, 304, "waits 7.7 ms", FontRole.SANS, 10).inked(InkRole.TEXT_DIM.ink()));
        add(Words.at(364, 304, "holds table_mutex", FontRole.SANS, 10).inked(InkRole.TEXT_DIM.ink()));
        header(306, 80, InkRole.LANE_1, "opener-224", "/dev/port0 · CPU1");
        slice(191, 314, 46, 1, "port_open");
        slice(270, 314, 82, 1, "port_open");
        slice(560, 314, 330, 1, "port_close");
        slice(752, 333, 130, 1, "__put_port(#2)");
        slice(779, 352, 100, -1, "port_release(#2)");
        waits(540, 374, 218, 1);
        holds(758, 374, 130, 1);
        add(new Line(Points.of(360, 338, 550, 338), Pen.of(InkRole.LANE_1.ink(), 1.4).dashed(Dash.DOTTED)));
        centred(455, 334, "holds 1 reference on #1", FontRole.SANS, InkRole.LANE_1.ink());
        add(Arrow.between(752, 291, 757, 377, Pen.of(InkRole.CURSOR.ink(), 1.6)));
        header(386, 74, InkRole.LANE_2, "opener-225", "/dev/port1 · CPU0");
        slice(620, 394, 320, 2, "port_open");
        add(Line.vertical(920, 390, 440, Pen.of(InkRole.FINDING.ink(), 2)));
        add(Box.at(802, 421, 118, 18).rounded(3).filled(InkRole.FINDING_PANEL.ink())
                .edged(Pen.hairline(InkRole.FINDING.ink())));
        add(Polygon.flag(809, 435, 10, InkRole.FINDING.ink()));
        add(Words.at(822, 434, "addition on 0", FontRole.SANS_SEMIBOLD, 11.5).inked(InkRole.FINDING.ink()));
        waits(630, 446, 260, 2);
        holds(890, 446, 50, 2);
    }

    private void slice(double x, double y, double width, int lane, String text) {
        InkRole role = lane < 0 ? InkRole.FINDING : InkRole.lane(lane);
        add(Box.at(x, y, width, 17).rounded(3).filled(role.ink(0.22)));
        add(Box.at(x, y, 3, 17).rounded(1).filled(role.ink()));
        add(Words.at(x + 8, measure.baselineAround(y + 8.5, FontRole.MONO, 11.5),
                measure.ellipsize(text, FontRole.MONO, 11.5, width - 12), FontRole.MONO, 11.5));
    }

    private void waits(double x, double y, double width, int lane) {
        add(Box.at(x, y, width, 7).rounded(2).filled(InkRole.CARD.ink())
                .hatched(Hatch.rising(InkRole.TEXT_DIM.ink())).edged(Pen.hairline(InkRole.lane(lane).ink())));
    }

    private void holds(double x, double y, double width, int lane) {
        add(Box.at(x, y, width, 7).rounded(2).filled(InkRole.lane(lane).ink()));
    }

    private void cursor() {
        add(Box.at(752, 76, 28, 384).filled(InkRole.CURSOR.ink(0.13)));
        add(Line.vertical(780, 52, 460, Pen.of(InkRole.CURSOR.ink(), 1.5)));
        add(Box.at(746, 54, 68, 20).rounded(4).filled(InkRole.CURSOR.ink()));
        add(Words.at(780, 68, "step 1711", FontRole.SANS_SEMIBOLD, 11).inked(InkRole.ON_CURSOR.ink()).centred());
    }

    private void centred(double x, double baseline, String text, FontRole font, Ink ink) {
        add(Words.at(x, baseline, text, font, font.isMono() ? 12 : 10.5).inked(ink).centred());
    }

    private void rule(double y) {
        add(Line.horizontal(0, 960, y, Pen.hairline(InkRole.RULE.ink())));
    }

    private void add(Mark mark) {
        marks.add(mark);
    }
}
