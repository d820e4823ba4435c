"""Qt's classes are made on the window's thread, before modules that name them are imported beside it.

A class of Qt is made when it is first named. Where two threads do so at once, or one does while the window's thread
is given an event of a kind that is new to it, both may make parts of the same class, and the program ends.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module

# What modules of the program name of Qt where they are imported; a test compares.
NAMED: Mapping[str, str] = {
    "PySide6.QtCore": (
        "QAbstractListModel QAbstractNativeEventFilter QAbstractTableModel QByteArray QChildEvent QCoreApplication "
        "QDate QDeadlineTimer QEvent QEventLoop QItemSelection QItemSelectionModel QLibraryInfo QLocale QMargins "
        "QMimeData QModelIndex QObject QPersistentModelIndex QPoint QPointF QRect QRectF QSignalBlocker QSize QSizeF "
        "QStandardPaths QThread QTimer QTranslator QUrl Qt Signal Slot"
    ),
    "PySide6.QtGui": (
        "QAccessible QAccessibleEvent QCloseEvent QColor QContextMenuEvent QDesktopServices QDragEnterEvent "
        "QDragLeaveEvent QDragMoveEvent QDropEvent QFocusEvent QFont QFontDatabase QFontMetrics QFontMetricsF "
        "QGuiApplication QHideEvent QIcon QImage QInputMethodEvent QKeyEvent QKeySequence QLinearGradient "
        "QMouseEvent QPageLayout QPageSize QPaintEvent QPainter QPainterPath QPalette QPen QPixmap QPolygon "
        "QPolygonF QResizeEvent QShortcut QShowEvent QStandardItem QStandardItemModel QTextBlockFormat QTextCursor "
        "QTextDocument QTextFrameFormat QTextLength QTextTable QTransform QWheelEvent QWindow Qt"
    ),
    "PySide6.QtNetwork": "QLocalServer QLocalSocket",
    "PySide6.QtPrintSupport": "QAbstractPrintDialog QPrintDialog QPrinter",
    "PySide6.QtSvg": "QSvgRenderer",
    "PySide6.QtWidgets": (
        "QAbstractButton QAbstractItemView QAbstractScrollArea QAbstractSlider QApplication QBoxLayout QButtonGroup "
        "QCheckBox QColorDialog QComboBox QCompleter QDialog QFileDialog QFrame QGridLayout QHBoxLayout QHeaderView "
        "QLabel QLayout QLayoutItem QLineEdit QListView QListWidget QListWidgetItem QMainWindow QMenu QPlainTextEdit "
        "QProgressBar QPushButton QRadioButton QScrollArea QScrollBar QSizePolicy QSlider QStackedWidget QStyle "
        "QStyleOptionButton QStyleOptionComboBox QStyleOptionViewItem QStylePainter QStyledItemDelegate QTableView "
        "QTableWidget QTableWidgetItem QTextBrowser QTextEdit QToolTip QVBoxLayout QWidget QWidgetItem"
    ),
}


FIRST = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")  # what the first page is made of


def make_classes(modules: Iterable[str] = tuple(NAMED)) -> None:
    """Make the classes of Qt that the program's modules name; what is there already takes no time."""
    for module in modules:
        made = import_module(module)
        for name in NAMED[module].split():
            getattr(made, name)
