; The folder that the program goes to: judged before anything is written there, and taken over from an earlier one.

!define PROBE "qianji-setup.tmp"
!define MARKER "qianji-data.txt" ; as in desktop/paths.py
!define BAD_FOLDER 7
!define DATA_BESIDE 8

Var Earlier ; the folder of the installation that Windows knows of, where it stands and is another one; else empty
Var Problem ; a sentence why the program cannot go to the folder; empty where it can
Var Code ; what the setup ends with then
Var Data ; where the owner's data lie, for the texts

; ---- what is said: on the screen, and when silent in a log beside the other temporary files

!macro Note UN
Function ${UN}Note ; the sentence on the stack
  Exch $9
  Push $0
  Push $1
  Push $2
  Push $3
  Push $4
  Push $5
  Push $6
  ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
  FileOpen $3 "$TEMP\Qianji-setup.log" a
  ${If} $3 != ""
    FileSeek $3 0 END
    FileWriteUTF16LE /BOM $3 "$2-$1-$0 $4:$5:$6 ${VERSION} $9$\r$\n"
    FileClose $3
  ${EndIf}
  Pop $6
  Pop $5
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Pop $0
  Pop $9
FunctionEnd
!macroend

!macro Refuse UN CODE TEXT
  Push "${TEXT}"
  Call ${UN}Note
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

!macro FindData UN
Function ${UN}FindData
  StrCpy $Data "$LOCALAPPDATA\${NAME}"
  ${If} ${FileExists} "$INSTDIR\${MARKER}"
    StrCpy $Data "$INSTDIR"
  ${EndIf}
FunctionEnd
!macroend

; ---- before

; NSIS quietly takes the usual folder where it cannot read the one after /D=; whoever wrote it must hear of that.
Function RefuseMisread
  System::Call 'kernel32::GetCommandLineW() w .r0'
  StrCpy $1 0
  ${Do}
    StrCpy $2 $0 3 $1
    ${If} $2 == ""
      Return
    ${EndIf}
    IntOp $1 $1 + 1
  ${LoopUntil} $2 == "/D="
  IntOp $1 $1 + 2
  StrCpy $2 $0 "" $1
  ${Do}
    StrCpy $3 $2 1 -1
    ${If} $3 != " "
    ${AndIf} $3 != "\"
      ${ExitDo}
    ${EndIf}
    StrCpy $2 $2 -1
  ${Loop}
  StrCpy $3 $2 3
  ${If} $2 != $INSTDIR
  ${OrIf} $3 == "\\?" ; names for programs, which the Explorer and shortcuts do not know
  ${OrIf} $3 == "\\."
    !insertmacro Refuse "" ${BAD_FOLDER} "$(Misread)"
  ${EndIf}
FunctionEnd

Function JudgeFolder ; sets $Problem, $Code, $Earlier and $Data
  StrCpy $Problem ""
  StrCpy $Code ${BAD_FOLDER}
  ReadRegStr $Earlier HKCU "${KEY}" "Folder"
  ${If} $Earlier != ""
  ${AndIfNot} ${FileExists} "$Earlier\${NAME}.exe"
    StrCpy $Earlier ""
  ${EndIf}
  StrLen $0 "$Earlier\"
  StrCpy $1 $INSTDIR $0
  ${If} $Earlier != ""
  ${AndIf} $1 == "$Earlier\"
    StrCpy $Problem "$(FolderInside)"
    Return
  ${EndIf}
  Call TryFolder
  ${If} $Problem == ""
    Call JudgeContents
  ${EndIf}
  Call FindData
FunctionEnd

Function TryFolder ; by a file: no folder that cannot be made or written to, and none is another by its name alone
  StrCpy $1 "made"
  ${If} ${FileExists} "$INSTDIR\*.*"
    StrCpy $1 ""
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\${PROBE}" w
  ${If} ${Errors}
    StrCpy $Problem "$(FolderRefused)"
  ${Else}
    FileClose $0
    ${If} $Earlier != ""
    ${AndIf} ${FileExists} "$Earlier\${PROBE}"
      StrCpy $Earlier "" ; the same folder
    ${EndIf}
    Delete "$INSTDIR\${PROBE}"
  ${EndIf}
  ${If} $1 != ""
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

Function JudgeContents ; what lies in the folder and in the earlier one is neither overwritten nor left behind
  ReadRegStr $0 HKCU "${KEY}" "Folder"
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${NAME}.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\_new\*.*" ; a setup of ours was cut short here
  ${AndIf} $0 != $INSTDIR
    StrCpy $Problem "$(FolderForeign)"
  ${ElseIf} $Earlier != ""
  ${AndIf} ${FileExists} "$Earlier\${MARKER}"
    StrCpy $Problem "$(DataBeside)"
    StrCpy $Code ${DATA_BESIDE}
  ${EndIf}
FunctionEnd

Function LeaveDirectory
  Call JudgeFolder
  ${If} $Problem != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$Problem"
    Abort
  ${EndIf}
FunctionEnd

Function RefuseFolder
  Call JudgeFolder
  ${If} $Problem != ""
    !insertmacro Refuse "" $Code "$Problem"
  ${EndIf}
  ${If} $Earlier != ""
    ClearErrors ; Windows renames no folder of which something is in use
    Rename "$Earlier\_internal" "$Earlier\_moved"
    Rename "$Earlier\_moved" "$Earlier\_internal"
    ${If} ${Errors}
      !insertmacro Refuse "" 5 "$(InUse)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; ---- after

!macro RemoveProgram FOLDER ; and nothing that somebody else put there
  Delete "${FOLDER}\${NAME}.exe"
  Delete "${FOLDER}\qianji-cli.exe"
  Delete "${FOLDER}\bin\qianji.cmd"
  RMDir "${FOLDER}\bin"
  RMDir /r "${FOLDER}\_internal"
  RMDir /r "${FOLDER}\_new"
  RMDir /r "${FOLDER}\_old"
  Delete "${FOLDER}\uninstall.exe"
  RMDir "${FOLDER}" ; stays where something else lies in it, such as the data of a portable copy
!macroend

Function RemoveEarlier
  ${If} $Earlier != ""
    !insertmacro RemoveProgram "$Earlier"
  ${EndIf}
FunctionEnd
