DeleteRegKey SHCTX 'Software\Classes\Playhead.Session'
DeleteRegKey SHCTX 'Software\Classes\Applications\playhead.exe'
ReadRegStr $0 SHCTX 'Software\Classes\.playhead' ''
StrCmp $0 'Playhead.Session' 0 +2
DeleteRegKey SHCTX 'Software\Classes\.playhead'
System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
