import CCairo
import Diagnostics
import FigureLayout

/// A figure as PDF: a page each state, each exactly as large as the figure, with title, subject and page labels.
enum PDFExport {
  static func bytes(
    of figure: Figure, pages: Range<Int>, options: ExportOptions, draw: (Int, OpaquePointer) throws -> Void
  ) throws -> [UInt8] {
    let surface = try CairoSurface.pdf(figure.pages[pages.lowerBound].size)
    cairo_pdf_surface_restrict_to_version(surface.pointer, CAIRO_PDF_VERSION_1_5)
    describe(surface.pointer, figure, figure.pages[pages.lowerBound], date: options.date)
    try surface.draw { cairo in
      for number in pages {
        let page = figure.pages[number]
        cairo_pdf_surface_set_size(surface.pointer, page.size.width, page.size.height)
        if pages.count > 1, let label = page.label { cairo_pdf_surface_set_page_label(surface.pointer, label) }
        fill(cairo, with: figure)
        cairo_save(cairo)
        try draw(number, cairo)
        cairo_restore(cairo)
        cairo_show_page(cairo)
      }
    }
    let bytes = PDFDates.mended(try surface.finished())
    return PDFGroups.removed(from: bytes, isOpaque: figure.background.map { $0.alpha == 255 } ?? true)
  }

  private static func describe(_ surface: OpaquePointer, _ figure: Figure, _ page: FigurePage, date: Int?) {
    func set(_ key: cairo_pdf_metadata_t, _ text: String) { cairo_pdf_surface_set_metadata(surface, key, text) }
    set(CAIRO_PDF_METADATA_TITLE, figure.title)
    if !page.summary.isEmpty { set(CAIRO_PDF_METADATA_SUBJECT, page.summary) }
    set(CAIRO_PDF_METADATA_CREATOR, "memfig")
    // An empty date is left out; without this cairo writes the hour of the day.
    let date = date.map { UTCDate(secondsSince1970: $0).iso8601 } ?? ""
    set(CAIRO_PDF_METADATA_CREATE_DATE, date)
    set(CAIRO_PDF_METADATA_MOD_DATE, date)
  }
}
